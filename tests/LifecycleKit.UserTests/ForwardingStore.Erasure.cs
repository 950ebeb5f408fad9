using LifecycleKit.Tracking;

namespace LifecycleKit.UserTests;

internal abstract partial class ForwardingStore
{
    public virtual ValueTask<SaveOutcome> EraseAsync(CustomerErasure erasure, CancellationToken cancellationToken) =>
        Inner.EraseAsync(erasure, cancellationToken);

    public virtual ValueTask<SaveOutcome> EraseTogetherAsync(
        IReadOnlyList<CustomerErasure> erasures, CancellationToken cancellationToken) =>
        Inner.EraseTogetherAsync(erasures, cancellationToken);

    public virtual ValueTask<DateTimeOffset?> FindTombstoneAsync(
        string scope, string tombstone, CancellationToken cancellationToken) =>
        Inner.FindTombstoneAsync(scope, tombstone, cancellationToken);
}
