using LifecycleKit.Experiments;
using LifecycleKit.Numerics;
using LifecycleKit.Statistics;

namespace LifecycleKit.Tests.Experiments;

/// <summary>An experiment that is drawn many times, and an event that must happen in a known share of the runs.</summary>
/// <param name="Name">What is drawn and what counts.</param>
/// <param name="Rate">The share of runs in which it must happen.</param>
/// <param name="IsCeiling">Whether it may happen less often.</param>
/// <param name="Happens">Whether it does in a run with the given draws.</param>
/// <param name="ErrorsAbove">By how many standard errors of the simulation it may be above a ceiling; more than 0 where the true rate is
/// near it.</param>
internal sealed record ReadoutScenario(string Name, double Rate, bool IsCeiling, Func<RandomDraws, bool> Happens, int ErrorsAbove = 0)
{
    private const double Alpha = 0.05;
    private const int Looks = 20;
    private const double Effect = 4;

    /// <summary>All of them: A/A runs at one look, A/A runs with looks, and intervals that miss a true effect.</summary>
    public static IReadOnlyList<ReadoutScenario> All { get; } =
    [
        new("conversion z test, 500 and 500 at 0.2", Alpha, false, draws => Rejects(Shares(ref draws, 500, 500, 0.2, 0.2).PValue())),
        new("conversion z test, 2000 and 400 at 0.1", Alpha, false, draws => Rejects(Shares(ref draws, 2_000, 400, 0.1, 0.1).PValue())),
        new("revenue by Welch, 300 and 200 skewed", Alpha, false,
            draws => Rejects(Skewed(ref draws, 300, 200).RevenueDifference().PValue())),
        new("CUPED, 300 and 200 skewed", Alpha, false, draws => Rejects(Skewed(ref draws, 300, 200).CupedRevenueDifference().PValue())),
        new("CUPED, 15 and 15 normal", Alpha, false, draws => Rejects(Normal(ref draws, 15, 0).CupedRevenueDifference().PValue())),
        new("winsorised revenue at 0.95, 200 and 200 skewed", Alpha, false, draws => Rejects(Winsorised(ref draws, 200).PValue())),
        new("sample ratio 5 : 3 : 2 of 1000 at 0.05", Alpha, false, draws => Rejects(Ratio(ref draws, 1_000).PValue())),
        new("any of 5 treatments by Holm, 400 each at 0.2", Alpha, true, AnyTreatment, ErrorsAbove: 4),
        new("any of 20 looks, conversion, 50 and 50 a look at 0.1", Alpha, true, draws => AnyLook(ref draws, 50, 50, 0.1)),
        new("any of 20 looks, conversion, 180 and 20 a look at 0.1", Alpha, true, draws => AnyLook(ref draws, 180, 20, 0.1)),
        new("any of 20 looks, conversion, 190 and 10 a look at 0.05", Alpha, true, draws => AnyLook(ref draws, 190, 10, 0.05)),
        new("any of 20 looks, revenue, 25 and 25 a look skewed", Alpha, true, draws => AnyLook(ref draws, cuped: false, 0)),
        new("any of 20 looks, CUPED, 25 and 25 a look skewed", Alpha, true, draws => AnyLook(ref draws, cuped: true, 0)),
        new("any of 20 looks misses the effect on revenue", Alpha, true, draws => AnyLook(ref draws, cuped: false, Effect)),
        new("Newcombe's interval misses 0.3 - 0.2, 300 and 200", Alpha, false,
            draws => Misses(Shares(ref draws, 300, 200, 0.3, 0.2).NewcombeInterval(), 0.1)),
        new("lift's interval misses 0.5, 600 and 400", Alpha, false,
            draws => Misses(Arms(Shares(ref draws, 600, 400, 0.3, 0.2)).ConversionLift().Interval(), 0.5)),
        new("Welch's interval misses the effect, 50 and 50 normal", Alpha, false,
            draws => Misses(Normal(ref draws, 50, Effect).RevenueDifference().Interval(), Effect)),
        new("CUPED's interval misses the effect, 50 and 50 normal", Alpha, false,
            draws => Misses(Normal(ref draws, 50, Effect).CupedRevenueDifference().Interval(), Effect)),
    ];

    /// <summary>The plain z test at each of 20 looks, for comparison: its false alarms must be far more frequent.</summary>
    public static ReadoutScenario PlainPeeking { get; } = new("any of 20 looks by the plain z test", Alpha, true, draws =>
    {
        var (sum, any) = (default(ProportionDifference), false);
        for (var i = 0; i < Looks; i++)
        {
            sum = sum.Merge(Shares(ref draws, 50, 50, 0.1, 0.1));
            any |= Rejects(sum.PValue());
        }

        return any;
    });

    public bool Run(ulong seed, int run) => Happens(new RandomDraws(seed).Fork((ulong)run));

    /// <summary>
    /// Whether a number of runs is within the range of chance: within four standard errors of the rate, or not above the ceiling.
    /// </summary>
    public bool Allows(int happened, int runs)
    {
        var error = Math.Sqrt(Rate * (1 - Rate) / runs);
        var excess = (double)happened / runs - Rate;
        return IsCeiling ? excess <= ErrorsAbove * error : Math.Abs(excess) <= 4 * error;
    }

    private static bool Rejects(Estimate p) => p.TryGetValue(out var value) && value <= Alpha;

    private static bool Misses(Interval interval, double truth) => !interval.Contains(truth);

    private static ProportionDifference Shares(ref RandomDraws draws, int treatment, int control, double a, double b) =>
        ProportionDifference.Between(
            LifecycleKit.Statistics.Ratio.Of(draws.NextBinomial(treatment, a), treatment),
            LifecycleKit.Statistics.Ratio.Of(draws.NextBinomial(control, b), control));

    private static ArmComparison Arms(ProportionDifference shares) => ArmComparison.Between(Arm(shares.First), Arm(shares.Second));

    private static ArmOutcome Arm(Ratio share) => Experiments.Arms.Converted((int)share.Numerator, (int)share.Denominator);

    private static ArmComparison Skewed(ref RandomDraws draws, int treatment, int control) =>
        ArmComparison.Between(Experiments.Arms.Skewed(ref draws, treatment), Experiments.Arms.Skewed(ref draws, control));

    private static ArmComparison Normal(ref RandomDraws draws, int customers, double effect) => ArmComparison.Between(
        Experiments.Arms.Correlated(ref draws, customers, 0.7, effect), Experiments.Arms.Correlated(ref draws, customers, 0.7));

    private static MeanDifference Winsorised(ref RandomDraws draws, int customers)
    {
        var (treatment, control) = (Amounts(ref draws, customers), Amounts(ref draws, customers));
        var cap = treatment.Merge(control).Quantile(0.95);
        return MeanDifference.Between(treatment.Cap(cap), control.Cap(cap));
    }

    private static RevenueSample Amounts(ref RandomDraws draws, int customers)
    {
        var amounts = new decimal[customers];
        for (var i = 0; i < customers; i++)
            if (draws.NextUniform() < 0.35) amounts[i] = Experiments.Arms.Money(Math.Exp(3 + draws.NextNormal()));
        return RevenueSample.Create(amounts);
    }

    private static SampleRatioCheck Ratio(ref RandomDraws draws, int customers)
    {
        var first = draws.NextBinomial(customers, 0.5);
        var second = draws.NextBinomial(customers - first, 0.6);
        return SampleRatioCheck.Of([first, second, customers - first - second], [0.5, 0.3, 0.2]);
    }

    private static bool AnyTreatment(RandomDraws draws)
    {
        var control = draws.NextBinomial(400, 0.2);
        var p = new Estimate[5];
        for (var i = 0; i < p.Length; i++)
        {
            p[i] = ProportionDifference.Between(
                LifecycleKit.Statistics.Ratio.Of(draws.NextBinomial(400, 0.2), 400), LifecycleKit.Statistics.Ratio.Of(control, 400))
                    .PValue();
        }

        return HolmCorrection.Adjust(p).Any(Rejects);
    }

    private static bool AnyLook(ref RandomDraws draws, int treatment, int control, double share)
    {
        var sequence = ConfidenceSequence.Create((treatment + control) * Looks);
        var (sum, any) = (default(ProportionDifference), false);
        for (var i = 0; i < Looks; i++)
        {
            sum = sum.Merge(Shares(ref draws, treatment, control, share, share));
            any |= Rejects(sequence.Look(sum).PValue());
        }

        return any;
    }

    private static bool AnyLook(ref RandomDraws draws, bool cuped, double effect)
    {
        const int each = 25;
        var sequence = ConfidenceSequence.Create(2 * each * Looks);
        var treatment = default(ArmOutcome);
        var control = default(ArmOutcome);
        var any = false;
        for (var i = 0; i < Looks; i++)
        {
            treatment += Experiments.Arms.Skewed(ref draws, each, effect);
            control += Experiments.Arms.Skewed(ref draws, each);
            var look = cuped
                ? sequence.Look(CupedDifference.Between(treatment, control))
                : sequence.Look(MeanDifference.Between(treatment.Revenue, control.Revenue));
            // The effect is on those who order, 0.35 of all.
            any |= look.HasInterval && Misses(look.Interval(), 0.35 * effect);
        }

        return any;
    }
}
