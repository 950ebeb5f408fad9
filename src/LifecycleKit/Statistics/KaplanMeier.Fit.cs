using System.Collections.Immutable;
using LifecycleKit.Numerics;

namespace LifecycleKit.Statistics;

public sealed partial class KaplanMeier
{
    /// <summary>Estimates survival from a sample.</summary>
    /// <param name="sample">The durations; an empty sample gives a curve without steps, whose figures have a reason and no value.</param>
    /// <exception cref="ArgumentNullException">The sample is null.</exception>
    public static KaplanMeier Fit(SurvivalSample sample)
    {
        ArgumentNullException.ThrowIfNull(sample);
        SurvivalRow[] late = [.. sample.Rows.Where(row => row.Entry > 0).OrderBy(row => row.Entry)];
        var steps = ImmutableArray.CreateBuilder<SurvivalStep>();
        var atRisk = sample.Rows.Where(row => row.Entry == 0).Sum(row => row.Count);
        var curve = new Curve(atRisk);
        var (entered, hasGap) = (0, false);
        for (var i = 0; i < sample.Rows.Length;)
        {
            var time = sample.Rows[i].Duration;
            // The number at risk is smallest just after the step before; customers who enter at the time of that step are at risk already.
            var fewest = Enter(i == 0 ? 0 : sample.Rows[i - 1].Duration, inclusive: true);
            hasGap |= fewest == 0;
            Enter(time, inclusive: false);
            var (events, censored) = (0L, 0L);
            for (; i < sample.Rows.Length && sample.Rows[i].Duration == time; i++)
            {
                if (sample.Rows[i].IsEvent) events += sample.Rows[i].Count;
                else censored += sample.Rows[i].Count;
            }

            curve = curve.After(atRisk, events, fewest);
            steps.Add(curve.StepAt(time, atRisk, events, censored));
            atRisk -= events + censored;
        }

        return new KaplanMeier(steps.ToImmutable(), hasGap);

        long Enter(double time, bool inclusive)
        {
            for (; entered < late.Length && (late[entered].Entry < time || (inclusive && late[entered].Entry == time)); entered++)
                atRisk += late[entered].Count;
            return atRisk;
        }
    }

    /// <summary>Returns the index of the last step at or before a time; −1 before the first.</summary>
    private int LastStep(double time)
    {
        if (!(time >= 0)) throw new ArgumentOutOfRangeException(nameof(time), time, "A time must be a number, at least 0.");
        return LowerBound.Find(0, Steps.Length, (Steps, time), static (i, state) => state.Steps[i].Time <= state.time) - 1;
    }

    /// <summary>
    /// The product and its sums up to a time. As long as no customer is censored or enters, S is base · (survivors) / (survivors at the
    /// base), with a single rounding: without censoring, S is exactly the share of survivors.
    /// </summary>
    private readonly record struct Curve(long Survivors)
    {
        private double Base { get; init; } = 1;
        private long BaseCount { get; init; } = Survivors;
        private double Survival { get; init; } = 1;
        private double Greenwood { get; init; }
        private double Log { get; init; }
        private long Fewest { get; init; } = long.MaxValue;

        public Curve After(long atRisk, long events, long fewest)
        {
            if (Survival == 0) return this;
            var curve = this with { Fewest = Math.Min(Fewest, fewest) };
            if (events == 0) return curve;
            if (atRisk != Survivors) curve = curve with { Base = Survival, BaseCount = atRisk };
            var (n, left) = ((double)atRisk, atRisk - events);
            return left == 0
                ? curve with { Survival = 0 }
                : curve with
                {
                    Survivors = left,
                    Survival = curve.Base * (left / (double)curve.BaseCount),
                    Greenwood = Greenwood + events / (n * left),
                    Log = Log + ElementaryFunctions.Log1p(-events / n),
                };
        }

        public SurvivalStep StepAt(double time, long atRisk, long events, long censored)
        {
            var estimate = Survival == 0
                ? Estimate.Of(0, "survival reached 0")
                : Greenwood == 0 ? NoEventYet : Estimate.Of(Survival, Survival * Math.Sqrt(Greenwood));
            return new SurvivalStep(time, atRisk, events, censored, estimate, Greenwood, Log, Fewest);
        }
    }
}
