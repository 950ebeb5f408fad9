using System.Collections.Immutable;
using LifecycleKit.Statistics;

namespace LifecycleKit.Clv;

public sealed partial class MarkovValueModel
{
    /// <summary>The largest distance of the sum of a row of probabilities from 1.</summary>
    private const double RowTolerance = 1e-9;

    private MarkovValueModel(ImmutableArray<string> stages, MarkovChain chain, double[] rewards, double discountRate)
    {
        Stages = stages;
        _chain = chain;
        _r = rewards;
        DiscountRate = discountRate;
        _factor = 1 / (1 + discountRate);
        _weights = discountRate > 0 ? chain.VisitsOf(chain.IsKnown, _factor, discountRate / (1 + discountRate)) : chain.Visits;
        _v = Product(_weights, _r);
        AbsorbingStages = [.. stages.Where((_, i) => chain.IsAbsorbing(i))];
    }

    /// <summary>Creates a model from probabilities; its figures have no standard errors.</summary>
    /// <param name="stages">The names of the stages, different from one another; 1 to <see cref="MaxStages"/>.</param>
    /// <param name="transitions">
    /// P: row i holds the probabilities of going from stage i to each stage in one period, at least 0, their sum within 1e-9 of 1. Each row
    /// is divided by its sum.
    /// </param>
    /// <param name="rewards">R, margin minus cost of one period per stage; finite, of any sign.</param>
    /// <param name="discountRate">d, per period; finite, at least 0.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">A name, a length or a row is not valid; the message names the stage.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The discount rate is outside its range.</exception>
    public static MarkovValueModel Create(
        IReadOnlyList<string> stages, double[,] transitions, IReadOnlyList<double> rewards, double discountRate)
    {
        ArgumentNullException.ThrowIfNull(transitions);
        var names = Checked(stages, transitions, nameof(transitions), rewards, discountRate);
        var p = transitions.Cast<double>().ToArray();
        for (var i = 0; i < names.Length; i++)
            Normalise(p.AsSpan(i * names.Length, names.Length), names[i], nameof(transitions));
        return new MarkovValueModel(names, new MarkovChain(p, null), [.. rewards], discountRate);
    }

    /// <summary>
    /// Creates a model from counted transitions: each probability is the share of its row, and every figure has a standard error.
    /// </summary>
    /// <param name="stages">The names of the stages, different from one another; 1 to <see cref="MaxStages"/>.</param>
    /// <param name="counts">
    /// Row i: the numbers of customers who went from stage i to each stage (or stayed) in one period, at least 0. A row of zeros is a stage
    /// without observations; for an absorbing stage count the customers who stayed in it.
    /// </param>
    /// <param name="rewards">R, margin minus cost of one period per stage; finite, of any sign.</param>
    /// <param name="discountRate">d, per period; finite, at least 0.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">A name, a length or a row is not valid; the message names the stage.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The discount rate is outside its range.</exception>
    /// <exception cref="OverflowException">The counts of a row exceed the range of a <see cref="long"/>.</exception>
    public static MarkovValueModel FromCounts(
        IReadOnlyList<string> stages, long[,] counts, IReadOnlyList<double> rewards, double discountRate)
    {
        ArgumentNullException.ThrowIfNull(counts);
        var names = Checked(stages, counts, nameof(counts), rewards, discountRate);
        var size = names.Length;
        var p = new double[counts.Length];
        var totals = new long[names.Length];
        for (var i = 0; i < size; i++)
        {
            for (var j = 0; j < size; j++)
            {
                if (counts[i, j] < 0)
                {
                    throw new ArgumentException(
                        $"Stage '{names[i]}' has a count of {counts[i, j]} to '{names[j]}'; a count must be at least 0.", nameof(counts));
                }

                totals[i] += counts[i, j];
            }

            for (var j = 0; j < size && totals[i] > 0; j++) p[i * size + j] = (double)counts[i, j] / totals[i];
        }

        return new MarkovValueModel(names, new MarkovChain(p, totals), [.. rewards], discountRate);
    }

    private static ImmutableArray<string> Checked(
        IReadOnlyList<string> stages, Array matrix, string matrixName, IReadOnlyList<double> rewards, double discountRate)
    {
        ArgumentNullException.ThrowIfNull(stages);
        ArgumentNullException.ThrowIfNull(rewards);
        if (stages.Count is 0 or > MaxStages)
            throw new ArgumentException($"There must be 1 to {MaxStages} stages, not {stages.Count}.", nameof(stages));
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var stage in stages)
        {
            if (string.IsNullOrWhiteSpace(stage)) throw new ArgumentException("A stage must have a name.", nameof(stages));
            if (!seen.Add(stage)) throw new ArgumentException($"There are two stages named '{stage}'.", nameof(stages));
        }

        var (rows, columns) = (matrix.GetLength(0), matrix.GetLength(1));
        if (rows != stages.Count || columns != stages.Count)
            throw new ArgumentException($"{stages.Count} stages need {stages.Count} rows and columns, not {rows} × {columns}.", matrixName);
        if (rewards.Count != stages.Count)
            throw new ArgumentException($"{stages.Count} stages need {stages.Count} rewards, not {rewards.Count}.", nameof(rewards));
        for (var i = 0; i < rewards.Count; i++)
        {
            if (!double.IsFinite(rewards[i]))
            {
                throw new ArgumentException(
                    FormattableString.Invariant($"The reward of stage '{stages[i]}' is {rewards[i]}; a reward must be finite."),
                    nameof(rewards));
            }
        }

        if (!(discountRate >= 0 && double.IsFinite(discountRate)))
            throw new ArgumentOutOfRangeException(nameof(discountRate), discountRate, "A discount rate must be finite and at least 0.");
        return [.. stages];
    }

    private static void Normalise(Span<double> row, string stage, string name)
    {
        var sum = 0.0;
        foreach (var p in row)
        {
            if (!(p >= 0))
            {
                throw new ArgumentException(
                    FormattableString.Invariant($"The row of stage '{stage}' holds {p}; a probability must be at least 0."), name);
            }

            sum += p;
        }

        if (!(Math.Abs(sum - 1) <= RowTolerance))
        {
            throw new ArgumentException(
                FormattableString.Invariant($"The row of stage '{stage}' sums to {sum}; it must sum to 1 within 1e-9."), name);
        }

        foreach (ref var p in row) p /= sum;
    }

    private static void Check(int periods)
    {
        if (periods is < 0 or > MaxPeriods)
            throw new ArgumentOutOfRangeException(nameof(periods), periods, $"The number of periods must be from 0 to {MaxPeriods}.");
    }

    private int IndexOf(string stage, string name)
    {
        ArgumentNullException.ThrowIfNull(stage, name);
        var index = Stages.IndexOf(stage);
        return index >= 0 ? index : throw new ArgumentException($"There is no stage '{stage}'.", name);
    }

    private Estimate Unknown(int stage) => Estimate.None($"no transition from '{Stages[_chain.UnknownFrom(stage)]}' was observed");
}
