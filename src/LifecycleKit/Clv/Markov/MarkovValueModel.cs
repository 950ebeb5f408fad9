using System.Collections.Immutable;
using LifecycleKit.Statistics;

namespace LifecycleKit.Clv;

/// <summary>
/// A Markov chain of customer stages: the value of a customer in each stage and the expected path, when only the present stage decides the
/// next one.
/// </summary>
/// <remarks>
/// <para>P. E. Pfeifer and R. L. Carraway, Modeling Customer Relationships as Markov Chains, Journal of Interactive Marketing 14(2), 2000.
/// With P the probabilities of going from stage to stage in one period, R the reward of a period per stage (margin minus cost) and d the
/// discount rate per period, V = Σ (1 + d)^−t Pᵗ R, in the unit of the rewards. A reward is received at the start of its period, at once
/// for the present stage, as in the paper.</para>
/// <para>A stage that is never left is absorbing (a lost customer). Where transitions were counted, every figure has the standard error of
/// the delta method, the rows being independent multinomials with covariance (diag(p) − p pᵀ)/n; a transition that was never observed
/// counts as impossible. Figures that depend on a stage without any counted transition are unknown, with that reason. An expected time that
/// never ends is +∞. Stages are named; any other name is an <see cref="ArgumentException"/>.</para>
/// </remarks>
public sealed partial class MarkovValueModel
{
    /// <summary>The maximum number of stages.</summary>
    public const int MaxStages = 64;

    /// <summary>The maximum number of periods of a finite horizon.</summary>
    public const int MaxPeriods = 10_000;

    private readonly MarkovChain _chain;

    /// <summary>R.</summary>
    private readonly double[] _r;

    /// <summary>1 / (1 + d).</summary>
    private readonly double _factor;

    /// <summary>(I − P/(1 + d))⁻¹ over the known stages; with d = 0 the expected visits N.</summary>
    private readonly double[] _weights;

    /// <summary>V of the infinite horizon, where it exists.</summary>
    private readonly double[] _v;

    /// <summary>The names of the stages, in the order of the rows.</summary>
    public ImmutableArray<string> Stages { get; }

    /// <summary>The stages that are never left, in order.</summary>
    public ImmutableArray<string> AbsorbingStages { get; }

    /// <summary>R, the reward of one period in each stage, in the order of <see cref="Stages"/>.</summary>
    public ImmutableArray<double> Rewards => [.. _r];

    /// <summary>d, the discount rate per period, at least 0; 0.2 is 20 % a period.</summary>
    public double DiscountRate { get; }

    /// <summary>Returns P, the probability of going from one stage to another (or of staying) in one period.</summary>
    /// <param name="from">The stage before.</param>
    /// <param name="to">The stage after.</param>
    /// <exception cref="ArgumentException">There is no such stage.</exception>
    public Estimate Transition(string from, string to) => StagesAfter(from, 1)[IndexOf(to, nameof(to))];

    /// <summary>
    /// Returns the value of a customer in a stage: V = (I − P/(1 + d))⁻¹ R over an infinite horizon, and Σ (1 + d)^−t Pᵗ R for t from 0 to
    /// the number of periods over a finite one.
    /// </summary>
    /// <param name="stage">The present stage.</param>
    /// <param name="periods">T, the number of transitions ahead, from 0 (the present reward alone) to <see cref="MaxPeriods"/>; null, the
    /// default, for an infinite horizon.</param>
    /// <returns>
    /// The value in the unit of the rewards. Over an infinite horizon without discounting (d = 0) it is ±∞ when rewards of one sign recur
    /// forever, and has no value when rewards of both signs do.
    /// </returns>
    /// <exception cref="ArgumentException">There is no such stage.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number of periods is outside its range.</exception>
    public Estimate Value(string stage, int? periods = null)
    {
        var s = IndexOf(stage, nameof(stage));
        if (periods is { } ahead)
        {
            Check(ahead);
            return _chain.IsKnown(s, ahead) ? Ahead(s, [.. _r], _r, _factor, ahead) : Unknown(s);
        }

        if (!_chain.IsKnown(s)) return Unknown(s);
        if (DiscountRate > 0) return Answer(s, _v, _factor, _weights);

        var (gains, losses) = (false, false);
        for (var j = 0; j < Stages.Length; j++)
        {
            if (!_chain.CanReach(s, j) || !_chain.IsRecurrent(j)) continue;
            (gains, losses) = (gains || _r[j] > 0, losses || _r[j] < 0);
        }

        return (gains, losses) switch
        {
            (true, true) => Estimate.None("without discounting, rewards of both signs recur forever"),
            (true, false) => Estimate.Of(double.PositiveInfinity),
            (false, true) => Estimate.Of(double.NegativeInfinity),
            _ => Answer(s, _v, 1, _weights),
        };
    }

    /// <summary>Returns the probabilities of being in each stage after some periods, in the order of <see cref="Stages"/>.</summary>
    /// <param name="stage">The present stage.</param>
    /// <param name="periods">The number of transitions ahead, from 0 to <see cref="MaxPeriods"/>.</param>
    /// <exception cref="ArgumentException">There is no such stage.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number of periods is outside its range.</exception>
    public ImmutableArray<Estimate> StagesAfter(string stage, int periods)
    {
        var s = IndexOf(stage, nameof(stage));
        Check(periods);
        var answers = ImmutableArray.CreateBuilder<Estimate>(Stages.Length);
        for (var j = 0; j < Stages.Length; j++)
            answers.Add(_chain.IsKnown(s, periods) ? Ahead(s, Unit(j), new double[Stages.Length], 1, periods) : Unknown(s));
        return answers.MoveToImmutable();
    }

    /// <summary>Returns the expected number of periods spent in a stage over all time, the present one included: N = (I − Q)⁻¹.</summary>
    /// <param name="from">The present stage.</param>
    /// <param name="within">The stage whose periods are counted.</param>
    /// <returns>+∞ when the stage can be reached and recurs forever, 0 when it cannot be reached.</returns>
    /// <exception cref="ArgumentException">There is no such stage.</exception>
    public Estimate PeriodsIn(string from, string within)
    {
        var (s, j) = (IndexOf(from, nameof(from)), IndexOf(within, nameof(within)));
        if (_chain.IsRecurrent(j) && _chain.CanReach(s, j)) return Estimate.Of(double.PositiveInfinity);
        return _chain.IsKnown(s) ? Answer(s, Column(_chain.Visits, j), 1, _chain.Visits) : Unknown(s);
    }

    /// <summary>Returns the expected number of periods until an absorbing stage is reached: the row sum of N = (I − Q)⁻¹.</summary>
    /// <param name="stage">The present stage.</param>
    /// <returns>0 in an absorbing stage; +∞ when stages can be reached from which no absorbing stage can be reached.</returns>
    /// <exception cref="ArgumentException">There is no such stage.</exception>
    public Estimate PeriodsUntilAbsorption(string stage)
    {
        var s = IndexOf(stage, nameof(stage));
        for (var j = 0; j < Stages.Length; j++)
        {
            if (_chain.CanReach(s, j) && _chain.IsRecurrent(j) && !_chain.IsAbsorbing(j)) return Estimate.Of(double.PositiveInfinity);
        }

        return _chain.IsKnown(s) ? Answer(s, Product(_chain.Visits, [.. _r.Select(_ => 1.0)]), 1, _chain.Visits) : Unknown(s);
    }

    /// <summary>Returns the probability of ending in an absorbing stage.</summary>
    /// <param name="from">The present stage.</param>
    /// <param name="into">The absorbing stage.</param>
    /// <returns>The probability; their sum is less than 1 when stages can be reached from which no absorbing stage can be
    /// reached.</returns>
    /// <exception cref="ArgumentException">There is no such stage, or it is not absorbing.</exception>
    public Estimate AbsorptionProbability(string from, string into)
    {
        var (s, a) = (IndexOf(from, nameof(from)), IndexOf(into, nameof(into)));
        if (!_chain.IsAbsorbing(a))
            throw new ArgumentException($"Stage '{into}' is not absorbing: customers can move to other stages.", nameof(into));
        if (!_chain.IsKnown(s)) return Unknown(s);
        var chance = Product(_chain.Visits, _chain.Step(Unit(a)));
        chance[a] = 1;
        return Answer(s, chance, 1, _chain.Visits);
    }

    /// <summary>Returns the stages with their values as text; culture-invariant.</summary>
    public override string ToString() =>
        string.Join("; ", Stages.Select(stage => FormattableString.Invariant($"{stage}: {Value(stage)}")));
}
