using LifecycleKit.Rfm;

namespace LifecycleKit.Segments;

/// <summary>The five phases: visitors by whether they can be written to, recent one-time customers apart, all others by R and FM.</summary>
/// <remarks>
/// <code>
/// R \ FM  1               2               3                    4            5
/// 5       Recent          Recent          Potential Loyalists  Champions    Champions
/// 4       Recent          Promising       Potential Loyalists  Loyal        Champions
/// 3       Promising       Promising       Potential Loyalists  Loyal        Loyal
/// 2       Falling Asleep  Falling Asleep  At Risk              At Risk      At Risk
/// 1       Falling Asleep  Falling Asleep  Falling Asleep       Cannot-lose  Cannot-lose
/// </code>
/// One order leaves frequency little to say, so a single recent order (R of 3 or more) is Retention's business whatever it was worth.
/// </remarks>
internal static class FivePhaseMap
{
    public static SegmentMap Instance { get; } = new SegmentMapBuilder("FivePhase", RfmBins.Of(5))
        .Add("Engaged Visitors", code => code.Standing == CustomerStanding.Visitor, LifecyclePhase.Acquisition)
        .Add("Loyal Visitors", code => code.Standing == CustomerStanding.ContactableVisitor, LifecyclePhase.Acquisition)
        .Add("First-time Customers", IsFirstTime, LifecyclePhase.Retention)
        .Add("Recent", code => !IsFirstTime(code) && (code.R, code.FM) is (5, <= 2) or (4, 1), LifecyclePhase.Retention)
        .Add("Promising", code => !IsFirstTime(code) && (code.R, code.FM) is (4, 2) or (3, <= 2), LifecyclePhase.IncreasedValue)
        .Add("Potential Loyalists", code => !IsFirstTime(code) && (code.R, code.FM) is (>= 3, 3), LifecyclePhase.IncreasedValue)
        .Add("Loyal", code => !IsFirstTime(code) && (code.R, code.FM) is (4, 4) or (3, >= 4), LifecyclePhase.Veneration)
        .Add("Champions", code => !IsFirstTime(code) && (code.R, code.FM) is (5, >= 4) or (4, 5), LifecyclePhase.Veneration)
        .Add("Cannot-lose", code => (code.R, code.FM) is (1, >= 4), LifecyclePhase.Reactivation)
        .Add("At Risk", code => (code.R, code.FM) is (2, >= 3), LifecyclePhase.Reactivation)
        .Add("Falling Asleep", code => (code.R, code.FM) is (2, <= 2) or (1, <= 3), LifecyclePhase.Reactivation)
        .Build();

    private static bool IsFirstTime(SegmentKey code) => code is { Standing: CustomerStanding.OneOrder, R: >= 3 };
}
