namespace LifecycleKit.Tracking;

/// <summary>A saved transition of a customer: a row of a store.</summary>
/// <param name="Number">The number of the row, in the order of saving without gaps, unique for the customer: from 1 on, and after an
/// erasure from <see cref="CustomerDocument.LastTransitionNumber"/> + 1 on.</param>
/// <param name="Notice">The transition, as handlers receive it.</param>
/// <param name="IsMuted">Whether no handler receives it, since it belongs to a history that was taken over.</param>
/// <remarks><c>default</c> has no notice and is not a valid row.</remarks>
public readonly record struct KeptTransition(long Number, TransitionNotice Notice, bool IsMuted = false)
{
    /// <summary>Returns the number and the notice; culture-invariant.</summary>
    public override string ToString() => FormattableString.Invariant($"{Number}{(IsMuted ? " (muted)" : string.Empty)} {Notice}");
}
