namespace LifecycleKit.Tracking;

/// <summary>Handles transitions in code of the host, for example to send a voucher, set a role or notify another system.</summary>
/// <remarks>
/// <para>Called after the save of the transition, at least once, and in order for each customer and handler. A handler that fails is called
/// again for the same transition, and gets no later transition of that customer before it succeeds. After
/// <see cref="LifecycleOptions.MaxDeliveryAttempts"/> failures the delivery is parked until <see cref="ILifecycleDeliveries.ReleaseAsync"/>
/// or <see cref="ILifecycleDeliveries.DiscardAsync"/>; other customers and handlers are not held up. Repeated calls have the same
/// <see cref="TransitionNotice.Id"/>.</para>
/// <para>Called for different customers at the same time, on several threads. A container creates the handler for each call, in a scope of
/// its own.</para>
/// </remarks>
public interface ITransitionHandler
{
    /// <summary>Handles one transition.</summary>
    /// <param name="notice">The transition.</param>
    /// <param name="cancellationToken">Cancelled with the call that delivers, and after <see cref="LifecycleOptions.LeaseDuration"/>, when
    /// another host may call its handler; the transition then stays pending.</param>
    ValueTask HandleAsync(TransitionNotice notice, CancellationToken cancellationToken);
}
