using LifecycleKit.Tracking;

namespace LifecycleKit.EntityFrameworkCore.Tests;

/// <summary>What became of a life under faults, beside the same life without.</summary>
internal sealed class FaultReport
{
    public static readonly string[] Handlers = [MailHandler.Name, CustomerRoleHandler.Name];

    private readonly List<string> _wrong = [];

    public int EventCount { get; private set; }

    public int TransitionCount { get; private set; }

    public int CallCount { get; private set; }

    public int FailureCount { get; private set; }

    public int RepeatCount { get; private set; }

    public int LostEventCount { get; private set; }

    public int DoubledEventCount { get; private set; }

    public int LostDeliveryCount { get; private set; }

    public int ForeignDeliveryCount { get; private set; }

    /// <summary>Deliveries that began before an earlier transition of the customer had succeeded with the handler.</summary>
    public int CrossedDeliveryCount { get; private set; }

    /// <summary>The first differences from the clean replay; empty when there is none.</summary>
    public IReadOnlyList<string> Wrong => _wrong;

    /// <summary>Compares a store with the clean replay.</summary>
    /// <param name="clean">The clean replay.</param>
    /// <param name="host">The host over the database, after the end of the life.</param>
    /// <param name="calls">The calls of handlers.</param>
    /// <param name="tracks">The tracks to look at; null for everything.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public static async Task<FaultReport> ReadAsync(
        CleanReplay clean, ShopHost host, IReadOnlyList<DeliveryCall> calls, IReadOnlyList<string>? tracks,
        CancellationToken cancellationToken)
    {
        var report = new FaultReport { TransitionCount = clean.Transitions.Count, CallCount = calls.Count };
        // A store in memory and a durable one remove expired events at different steps.
        var keptSince = host.Clock.Now - new LifecycleOptions().ReplayHorizon;
        foreach (var key in await clean.Store.ListAsync(string.Empty, null, 100_000, cancellationToken))
            await report.CompareEventsAsync(clean.Store, host.Store, key, keptSince, cancellationToken);
        report.CompareTexts(
            await StoreContent.ReadAsync(clean.Store, clean.Tracker, tracks, cancellationToken, keptSince),
            await StoreContent.ReadAsync(host.Store, host.Tracker, tracks, cancellationToken, keptSince));
        await foreach (var rows in host.Store.ReadTransitionsAsync(string.Empty, null, cancellationToken))
        {
            if (!rows.Rows.Select(row => row.Number).SequenceEqual(Enumerable.Range(1, rows.Rows.Length).Select(number => (long)number)))
                report._wrong.Add($"The transitions of {rows.Customer.CustomerId} are not numbered from 1 without gaps.");
        }

        foreach (var handler in Handlers) report.CompareDeliveries(handler, clean.Transitions, calls);
        report.CompareHandlers(calls);
        return report;
    }

    public override string ToString() => FormattableString.Invariant(
        $"""
        {EventCount} events kept, {LostEventCount} lost, {DoubledEventCount} doubled; {TransitionCount} transitions, {CallCount} calls of handlers, {FailureCount} failed, {RepeatCount} repeated; deliveries: {LostDeliveryCount} lost, {ForeignDeliveryCount} of transitions that did not happen, {CrossedDeliveryCount} out of order
        {string.Join('\n', _wrong)}
        """).TrimEnd();

    private async Task CompareEventsAsync(
        InMemoryCustomerStore clean, ICustomerStore store, CustomerKey key, DateTimeOffset keptSince, CancellationToken cancellationToken)
    {
        var expected = await EventsAsync(clean, key, keptSince, cancellationToken);
        var actual = await EventsAsync(store, key, keptSince, cancellationToken);
        EventCount += expected.Count;
        foreach (var one in actual.ToList().Where(expected.Remove)) actual.Remove(one);
        (LostEventCount, DoubledEventCount) = (LostEventCount + expected.Count, DoubledEventCount + actual.Count);
    }

    private static async Task<List<string>> EventsAsync(
        ICustomerStore store, CustomerKey key, DateTimeOffset keptSince, CancellationToken cancellationToken)
    {
        var events = await store.LoadEventsAsync(key, cancellationToken);
        return [.. events.Where(kept => !StoreContent.IsExpired(kept.Event, keptSince)).Select(kept => kept.Event.ToJson())];
    }

    private void CompareTexts(string expected, string actual)
    {
        var (left, right) = (expected.Split('\n'), actual.Split('\n'));
        for (var i = 0; i < Math.Max(left.Length, right.Length) && _wrong.Count < 3; i++)
        {
            if (left.ElementAtOrDefault(i) != right.ElementAtOrDefault(i))
                _wrong.Add($"expected {left.ElementAtOrDefault(i)}\nbut was  {right.ElementAtOrDefault(i)}");
        }
    }

    /// <summary>Each transition of a customer once and in order in its track, and none before the earlier one has succeeded.</summary>
    private void CompareDeliveries(string handler, IReadOnlyList<TransitionNotice> transitions, IReadOnlyList<DeliveryCall> calls)
    {
        var own = calls.Where(call => call.Handler == handler).ToList();
        FailureCount += own.Count(call => call is { EndedAt: not null, IsDone: false });
        var done = own.Where(call => call.IsDone).GroupBy(call => call.Notice.Id).ToDictionary(one => one.Key, one => one.ToList());
        RepeatCount += done.Values.Sum(one => one.Count - 1);
        var expected = transitions.Select(notice => notice.Id).ToHashSet();
        LostDeliveryCount += Note(transitions.Where(notice => !done.ContainsKey(notice.Id)), $"not delivered to {handler}");
        var foreign = own.Where(call => !expected.Contains(call.Notice.Id)).DistinctBy(call => call.Notice.Id);
        ForeignDeliveryCount += Note(foreign.Select(call => call.Notice), $"delivered to {handler} without a transition");
        foreach (var customer in own.GroupBy(call => call.Notice.Customer))
        {
            var earlier = new Dictionary<string, long>();
            foreach (var call in customer)
            {
                if (earlier.ContainsKey(call.Notice.Id)) continue;
                // The first call for this transition: all before must have succeeded by now.
                if (earlier.Keys.Any(id => !done.TryGetValue(id, out var ended) || ended.Min(one => one.EndedAt) > call.BeganAt))
                    CrossedDeliveryCount += Note([call.Notice], $"delivered to {handler} before an earlier one had succeeded");
                earlier.Add(call.Notice.Id, call.BeganAt);
            }

            var order = customer.Select(call => call.Notice).DistinctBy(notice => notice.Id).ToList();
            foreach (var track in order.GroupBy(notice => notice.Track))
            {
                var wanted = transitions.Where(notice => notice.Customer == customer.Key && notice.Track == track.Key);
                if (!track.Select(notice => notice.Id).SequenceEqual(wanted.Select(notice => notice.Id)))
                    CrossedDeliveryCount += Note(track.Take(1), $"delivered to {handler} in another order than in the clean replay");
            }
        }
    }

    /// <summary>Each handler gets the transitions of a customer in the same order, over all tracks.</summary>
    private void CompareHandlers(IReadOnlyList<DeliveryCall> calls)
    {
        foreach (var customer in calls.GroupBy(call => call.Notice.Customer))
        {
            var orders = customer.GroupBy(call => call.Handler)
                .Select(one => string.Join(' ', one.Select(call => call.Notice.Id).Distinct())).ToHashSet();
            if (orders.Count > 1)
                CrossedDeliveryCount += Note([customer.First().Notice], "delivered to two handlers in two orders, among others");
        }
    }

    private int Note(IEnumerable<TransitionNotice> notices, string what)
    {
        var all = notices.ToList();
        _wrong.AddRange(all.Take(Math.Max(0, 8 - _wrong.Count)).Select(notice => $"{notice.Customer.CustomerId}, {notice}: {what}"));
        return all.Count;
    }
}
