namespace LifecycleKit.Tracking;

/// <summary>The host's answer to a transition: send a voucher, set a role, tell another system.</summary>
/// <remarks>
/// <para>Called after the transition is saved, at least once, and in order for each customer and handler. A handler that fails is called again
/// for the same transition, and hears of no later one of that customer before it succeeds; <see cref="TransitionNotice.Id"/> tells repetitions.</para>
/// <para>May be called for different customers at the same time, on several threads. Registered in a container it is made anew for each call, in a scope of its own.</para>
/// </remarks>
public interface ITransitionHandler
{
    /// <summary>Handles one transition.</summary>
    /// <param name="notice">The transition.</param>
    /// <param name="cancellationToken">Cancelled when the caller gives up; the transition is then told again.</param>
    ValueTask HandleAsync(TransitionNotice notice, CancellationToken cancellationToken);
}
