using LifecycleKit.Tracking;

namespace LifecycleKit.UserTests.Stores;

/// <summary>Stores that accept forwarded events apart from the save.</summary>
internal static class ForwardingFaults
{
    /// <summary>Accepts the forwarded events of a save that has another outcome.</summary>
    public sealed class InSpiteOf(SaveOutcome outcome) : StoreWithFault
    {
        public override async ValueTask<SaveOutcome> SaveAsync(CustomerChange change, CancellationToken cancellationToken)
        {
            var saved = await base.SaveAsync(change, cancellationToken);
            if (saved != outcome) return saved;
            foreach (var one in change.Forwarded) await AppendPendingAsync(one.Customer, one.Event, cancellationToken);
            return saved;
        }
    }
}
