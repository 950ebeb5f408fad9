using FsCheck;
using FsCheck.Fluent;
using LifecycleKit.Customers;

namespace LifecycleKit.Tests.Customers;

/// <summary>Generated snapshots of few deals, on few instants, stages and values, so that ties and conflicts abound.</summary>
internal static class DealGen
{
    /// <summary>Snapshots with instants that a generator gives.</summary>
    public static Gen<DealSnapshot> Of(Gen<DateTimeOffset> instant) =>
        from id in Gen.Elements("d", "d", "e", "D")
        from opened in instant
        from days in Gen.Elements(0, 0, 1, 4)
        from stage in Gen.Elements("qualification", "proposal", "Proposal")
        from value in Gen.Elements<decimal?>(null, 0, 100, 100.00m, 250.5m, 1m / 3)
        from probability in Gen.Elements<decimal?>(null, 0, 0.25m, 2m / 3, 1)
        from expected in Gen.Elements<double?>(null, -2, 0, 1, 3, 9.5, 20)
        from outcome in Gen.Elements(DealOutcome.Open, DealOutcome.Open, DealOutcome.Won, DealOutcome.Lost)
        from early in Gen.Elements(0, 0, 0.5)
        from reason in Gen.Elements(null, "price", "a \"reason\"")
        let changed = opened.AddDays(days)
        select new DealSnapshot
        {
            DealId = id,
            OpenedAt = opened,
            ChangedAt = changed,
            Stage = stage,
            Value = value,
            Probability = probability,
            ExpectedCloseAt = expected is { } after ? opened.AddDays(after) : null,
            Outcome = outcome,
            ClosedAt = outcome == DealOutcome.Open ? null : days > 0 ? changed.AddDays(-early) : changed,
            LostReason = outcome == DealOutcome.Lost ? reason : null,
        };

    public static Gen<CustomerEvent> Event(Gen<DateTimeOffset> instant) => Of(instant).Select(deal => CustomerEvent.DealChanged(deal));
}
