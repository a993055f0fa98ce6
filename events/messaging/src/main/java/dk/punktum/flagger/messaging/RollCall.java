package dk.punktum.flagger.messaging;

import io.quarkus.arc.ClientProxy;
import jakarta.enterprise.context.spi.CreationalContext;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
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

    private final BeanManager beans;

    RollCall(BeanManager beans) {
        this.beans = beans;
    }

    @Override
    public void run() {
        // Not by Instance<Object>: that resolves ambiguities, and one alternative hides all other beans.
        for (Bean<?> bean : beans.getBeans(Object.class, Any.Literal.INSTANCE)) {
            for (Method method : bean.getBeanClass().getDeclaredMethods()) {
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

    private void handEmptyBatch(Bean<?> bean, Method method) {
        CreationalContext<?> context = beans.createCreationalContext(bean);
        Object consumer = beans.getReference(bean, bean.getBeanClass(), context);
        try {
            method.setAccessible(true);
            method.invoke(ClientProxy.unwrap(consumer), ConsumerRecords.empty());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(method + " can not take an empty batch", e);
        }
    }
}
