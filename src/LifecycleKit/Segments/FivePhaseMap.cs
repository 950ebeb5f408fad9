using LifecycleKit.Rfm;

namespace LifecycleKit.Segments;

/// <summary>
/// The map of the five phases: visitors (who need a visit) by contactability, recent one-time customers as a segment of their own, all
/// others by R and FM.
/// </summary>
/// <remarks>
/// <code>
/// R \ FM  1               2               3                    4            5
/// 5       Recent          Recent          Potential Loyalists  Champions    Champions
/// 4       Recent          Promising       Potential Loyalists  Loyal        Champions
/// 3       Promising       Promising       Potential Loyalists  Loyal        Loyal
/// 2       Falling Asleep  Falling Asleep  At Risk              At Risk      At Risk
/// 1       Falling Asleep  Falling Asleep  Falling Asleep       Cannot-lose  Cannot-lose
/// </code>
/// One order says little about frequency, so a customer with a single recent order (R of 3 or more) belongs to Retention, whatever the
/// order was worth.
/// </remarks>
internal static class FivePhaseMap
{
    public static SegmentMap Instance { get; } = new SegmentMapBuilder("FivePhase", RfmBins.Create(5))
        .Add("Engaged Visitors", key => key.IsVisitor && !key.IsContactableVisitor, LifecyclePhase.Acquisition)
        .Add("Loyal Visitors", key => key.IsContactableVisitor, LifecyclePhase.Acquisition)
        .Add("First-time Customers", IsFirstTime, LifecyclePhase.Retention)
        .Add("Recent", key => !IsFirstTime(key) && (key.R, key.FM) is (5, <= 2) or (4, 1), LifecyclePhase.Retention)
        .Add("Promising", key => !IsFirstTime(key) && (key.R, key.FM) is (4, 2) or (3, <= 2), LifecyclePhase.IncreasedValue)
        .Add("Potential Loyalists", key => !IsFirstTime(key) && (key.R, key.FM) is (>= 3, 3), LifecyclePhase.IncreasedValue)
        .Add("Loyal", key => !IsFirstTime(key) && (key.R, key.FM) is (4, 4) or (3, >= 4), LifecyclePhase.Veneration)
        .Add("Champions", key => !IsFirstTime(key) && (key.R, key.FM) is (5, >= 4) or (4, 5), LifecyclePhase.Veneration)
        .Add("Cannot-lose", key => (key.R, key.FM) is (1, >= 4), LifecyclePhase.Reactivation)
        .Add("At Risk", key => (key.R, key.FM) is (2, >= 3), LifecyclePhase.Reactivation)
        .Add("Falling Asleep", key => (key.R, key.FM) is (2, <= 2) or (1, <= 3), LifecyclePhase.Reactivation)
        .Build();

    private static bool IsFirstTime(SegmentKey key) => key is { HasOneOrder: true, R: >= 3 };
}
