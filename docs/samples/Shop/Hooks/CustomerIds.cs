using LifecycleKit.Tracking;

namespace Shop.Hooks;

#region customer-ids
/// <summary>The ids of a customer: an account, and the visitors who signed in to it. The rows of the shop stay under these ids.</summary>
public sealed class CustomerIds(ILifecycleTracker tracker)
{
    public async Task<IReadOnlyList<string>> OfAsync(string customerId, CancellationToken cancellationToken)
    {
        var view = await tracker.GetViewAsync(customerId, cancellationToken);
        return view.Identities.IsEmpty ? [customerId] : [.. view.Identities.Select(one => one.Id)];
    }
}
#endregion
