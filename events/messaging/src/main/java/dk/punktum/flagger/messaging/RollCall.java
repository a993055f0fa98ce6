package dk.punktum.flagger.messaging;

import io.quarkus.arc.ClientProxy;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.lang.reflect.Method;
import java.util.Arrays;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/// Hands an empty batch to every consumer of this service. There is nothing in it to be done, but the inbox gets to
/// know
/// which handler works on what.
@Singleton
class RollCall implements Runnable {

    private final Instance<Object> beans;

    RollCall(@Any Instance<Object> beans) {
        this.beans = beans;
    }

    @Override
    public void run() {
        for (Instance.Handle<Object> bean : beans.handles()) {
            for (Method method : bean.getBean().getBeanClass().getDeclaredMethods()) {
                if (takesBatches(method)) {
                    handEmptyBatch(bean, method);
                }
            }
        }
    }

    private static boolean takesBatches(Method method) {
        return method.getAnnotationsByType(Incoming.class).length > 0
                && Arrays.equals(method.getParameterTypes(), new Class<?>[] {ConsumerRecords.class});
    }

    private static void handEmptyBatch(Instance.Handle<Object> bean, Method method) {
        try {
            method.setAccessible(true);
            method.invoke(ClientProxy.unwrap(bean.get()), ConsumerRecords.empty());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(method + " can not take an empty batch", e);
        }
    }
}
