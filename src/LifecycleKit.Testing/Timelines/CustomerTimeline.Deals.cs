using LifecycleKit.Customers;

namespace LifecycleKit.Testing;

public sealed partial class CustomerTimeline
{
    /// <summary>Lists the current state of each deal, in the order in which the deals were first reported.</summary>
    public IReadOnlyList<DealSnapshot> Deals
    {
        get
        {
            var history = new CustomerHistory();
            var ids = new List<string>();
            foreach (var one in _events)
            {
                if (one.Deal is not { } deal) continue;
                if (history.Deals.Find(deal.DealId) is null) ids.Add(deal.DealId);
                history.Apply(one);
            }

            return [.. ids.Select(id => history.Deals.Find(id)!)];
        }
    }

    /// <summary>Opens a new deal.</summary>
    /// <param name="value">The value, in the reporting currency, at least 0; null when unknown.</param>
    /// <param name="stage">The stage; null for <c>qualification</c>.</param>
    /// <param name="dealId">The id of the deal; null for a number.</param>
    /// <param name="with">Sets other properties of the deal, such as a probability; null for none.</param>
    /// <exception cref="ArgumentException">The timeline has a deal of this id, or a property is not valid.</exception>
    public CustomerTimeline OpenDeal(
        decimal? value = null, string? stage = null, string? dealId = null, Func<DealSnapshot, DealSnapshot>? with = null)
    {
        var deals = Deals;
        var id = dealId ?? FormattableString.Invariant($"deal-{deals.Count + 1}");
        if (deals.Any(deal => string.Equals(deal.DealId, id, StringComparison.Ordinal)))
        {
            throw new ArgumentException(
                $"The timeline has a deal '{id}' already. Change it with ChangeDeal, WinDeal or LoseDeal, or use another id.",
                nameof(dealId));
        }

        return Add((at, eventId) =>
        {
            var deal = new DealSnapshot { DealId = id, OpenedAt = at, ChangedAt = at, Stage = stage ?? "qualification", Value = value };
            return CustomerEvent.DealChanged(with is null ? deal : with(deal), eventId);
        });
    }

    /// <summary>Changes a deal now.</summary>
    /// <param name="change">Returns the deal in its new state; the instant of the change is set already.</param>
    /// <param name="dealId">The id of the deal; null for the latest deal.</param>
    /// <exception cref="ArgumentException">There is no such deal, or the new state is not valid.</exception>
    public CustomerTimeline ChangeDeal(Func<DealSnapshot, DealSnapshot> change, string? dealId = null)
    {
        ArgumentNullException.ThrowIfNull(change);
        var deal = Deals.LastOrDefault(deal => dealId is null || string.Equals(deal.DealId, dealId, StringComparison.Ordinal))
            ?? throw new ArgumentException(
                dealId is null ? "The timeline has no deal." : $"The timeline has no deal '{dealId}'.", nameof(dealId));
        return Add((at, id) => CustomerEvent.DealChanged(change(deal with { ChangedAt = at }), id));
    }

    /// <summary>Wins a deal now.</summary>
    /// <param name="dealId">The id of the deal; null for the latest deal.</param>
    /// <exception cref="ArgumentException">There is no such deal.</exception>
    public CustomerTimeline WinDeal(string? dealId = null) => ChangeDeal(
        deal => deal with { Outcome = DealOutcome.Won, ClosedAt = deal.ChangedAt, LostReason = null }, dealId);

    /// <summary>Loses a deal now.</summary>
    /// <param name="reason">The reason; null for none.</param>
    /// <param name="dealId">The id of the deal; null for the latest deal.</param>
    /// <exception cref="ArgumentException">There is no such deal, or the reason is empty.</exception>
    public CustomerTimeline LoseDeal(string? reason = null, string? dealId = null) => ChangeDeal(
        deal => deal with { Outcome = DealOutcome.Lost, ClosedAt = deal.ChangedAt, LostReason = reason }, dealId);
}
