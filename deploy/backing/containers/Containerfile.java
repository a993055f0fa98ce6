# A JDK on a base image: podman build --build-arg BASE=<image> .
ARG BASE
FROM ${BASE}
COPY jdk /opt/jdk
ENV JAVA_HOME=/opt/jdk
ENV PATH=/opt/jdk/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
