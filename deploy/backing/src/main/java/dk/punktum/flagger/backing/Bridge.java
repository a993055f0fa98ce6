package dk.punktum.flagger.backing;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/// Quarkus loads a test's classes anew for each application, and forgets the class loader afterwards. A broker must
/// outlive that, so the servers always live in the class loader that the JVM started with, and are reached from
/// others through proxies.
final class Bridge implements InvocationHandler {

    private final Object remote;

    private Bridge(Object remote) {
        this.remote = remote;
    }

    static Backing toSharedBacking() {
        try {
            Class<?> home = ClassLoader.getSystemClassLoader().loadClass(SharedBacking.class.getName());
            Method instance = home.getDeclaredMethod("instance");
            instance.setAccessible(true);
            return (Backing) toThisLoader(Backing.class, instance.invoke(null));
        } catch (ClassNotFoundException notOnTheClassPath) {
            return (Backing) toThisLoader(Backing.class, SharedBacking.instance());
        } catch (InvocationTargetException e) {
            throw unchecked(e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object toThisLoader(Class<?> type, Object remote) {
        return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, new Bridge(remote));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] args) throws Throwable {
        Class<?> remoteType = method.getDeclaringClass() == Object.class
                ? Object.class
                : remote.getClass()
                        .getClassLoader()
                        .loadClass(method.getDeclaringClass().getName());
        Method there = remoteType.getMethod(method.getName(), method.getParameterTypes());
        Thread thread = Thread.currentThread();
        ClassLoader callers = thread.getContextClassLoader();
        // Kafka and the mail API look up their own classes by the thread, and hand it on to the threads they start.
        thread.setContextClassLoader(remote.getClass().getClassLoader());
        try {
            Object result = there.invoke(remote, args);
            return result != null && isOurs(method.getReturnType())
                    ? toThisLoader(method.getReturnType(), result)
                    : result;
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        } finally {
            thread.setContextClassLoader(callers);
        }
    }

    private static boolean isOurs(Class<?> type) {
        return type.isInterface() && type.getPackage() == Bridge.class.getPackage();
    }

    private static RuntimeException unchecked(@Nullable Throwable cause) {
        return cause instanceof RuntimeException runtime ? runtime : new IllegalStateException(cause);
    }
}
