using LifecycleKit.Numerics;

namespace LifecycleKit.Clv;

/// <summary>
/// The structure of a chain: stages by number, the reachable stages, and the expected visits. A stage recurs, absorbs or is transient. When
/// a stage without observed transitions can be reached, the long-term future is unknown.
/// </summary>
internal sealed class MarkovChain
{
    private readonly double[] _transitions;
    private readonly long[]? _observations;
    private readonly int[] _distances;

    /// <param name="transitions">P row by row; the row of a stage without observations is all 0, any other sums to 1.</param>
    /// <param name="observations">The number of transitions observed from each stage; null when the probabilities are given.</param>
    public MarkovChain(double[] transitions, long[]? observations)
    {
        _transitions = transitions;
        _observations = observations;
        Size = (int)Math.Sqrt(transitions.Length);
        _distances = Distances();
        Visits = VisitsOf(i => IsKnown(i) && !IsRecurrent(i), 1, 0);
    }

    public int Size { get; }

    /// <summary>N = (I − Q)⁻¹ of the transient stages, row by row over all stages; 0 elsewhere.</summary>
    public double[] Visits { get; }

    public double this[int from, int to] => _transitions[from * Size + to];

    /// <summary>Whether the stage itself has transitions.</summary>
    public bool IsObserved(int stage) => _observations is null || _observations[stage] > 0;

    /// <summary>Whether no stage without observations can be reached, not even in the long run.</summary>
    public bool IsKnown(int stage) => UnknownFrom(stage) < 0;

    /// <summary>Whether the outcome within the given number of transitions is known.</summary>
    public bool IsKnown(int stage, int periods) => UnknownFrom(stage, periods - 1) < 0;

    /// <summary>The nearest stage without observations that can be reached in at most the given number of transitions, or −1.</summary>
    public int UnknownFrom(int stage, int maxCount = int.MaxValue)
    {
        var nearest = -1;
        for (var j = 0; j < Size; j++)
        {
            if (!IsObserved(j) && Distance(stage, j) is >= 0 and var far && far <= maxCount
                && (nearest < 0 || far < Distance(stage, nearest)))
            {
                nearest = j;
            }
        }

        return nearest;
    }

    public bool CanReach(int from, int to) => Distance(from, to) >= 0;

    /// <summary>Whether the stage is never left.</summary>
    public bool IsAbsorbing(int stage)
    {
        for (var j = 0; j < Size; j++)
            if (j != stage && this[stage, j] > 0) return false;
        return IsObserved(stage);
    }

    /// <summary>Whether the stage recurs forever: every stage that it can reach is known and can reach it.</summary>
    public bool IsRecurrent(int stage)
    {
        if (!IsKnown(stage)) return false;
        for (var j = 0; j < Size; j++)
            if (CanReach(stage, j) && !CanReach(j, stage)) return false;
        return true;
    }

    /// <summary>(I − factor · P)⁻¹ restricted to some stages, row by row over all stages; 0 elsewhere.</summary>
    /// <param name="isMember">The stages of the restriction.</param>
    /// <param name="factor">The discount factor of a period, in (0, 1].</param>
    /// <param name="rest">1 − factor, computed separately to keep its digits.</param>
    public double[] VisitsOf(Func<int, bool> isMember, double factor, double rest)
    {
        int[] members = [.. Enumerable.Range(0, Size).Where(isMember)];
        var (count, inverse) = (members.Length, new double[Size * Size]);
        var (rates, excess) = (new double[count * count], new double[count]);
        for (var i = 0; i < count; i++)
        {
            excess[i] = rest;
            for (var j = 0; j < Size; j++)
            {
                var at = Array.BinarySearch(members, j);
                if (at < 0) excess[i] += factor * this[members[i], j];
                else rates[i * count + at] = factor * this[members[i], j];
            }
        }

        var system = new LinearSystem(rates, excess);
        for (var j = 0; j < count; j++)
        {
            var unit = new double[count];
            unit[j] = 1;
            var column = system.Solve(unit);
            for (var i = 0; i < count; i++) inverse[members[i] * Size + members[j]] = column[i];
        }

        return inverse;
    }

    /// <summary>P v.</summary>
    public double[] Step(double[] values)
    {
        var next = new double[Size];
        for (var i = 0; i < Size; i++)
        {
            for (var j = 0; j < Size; j++) next[i] += this[i, j] * values[j];
        }

        return next;
    }

    /// <summary>π P.</summary>
    public double[] StepBack(double[] weights)
    {
        var next = new double[Size];
        for (var i = 0; i < Size; i++)
        {
            for (var j = 0; j < Size; j++) next[j] += weights[i] * this[i, j];
        }

        return next;
    }

    /// <summary>Whether the probabilities come from counts, and so have errors.</summary>
    public bool HasErrors => _observations is not null;

    /// <summary>g Cov g for one row, Cov = (diag(p) − p pᵀ)/n: the variance of g over the row, divided by its observations.</summary>
    public double RowVariance(int stage, ReadOnlySpan<double> gradient)
    {
        var (mean, variance) = (0.0, 0.0);
        for (var j = 0; j < Size; j++) mean += this[stage, j] * gradient[j];
        for (var j = 0; j < Size; j++) variance += this[stage, j] * (gradient[j] - mean) * (gradient[j] - mean);
        return _observations is { } n && n[stage] > 0 ? variance / n[stage] : 0;
    }

    private int Distance(int from, int to) => _distances[from * Size + to];

    /// <summary>The smallest number of transitions from each stage to each other stage, breadth first; −1 when there is no path.</summary>
    private int[] Distances()
    {
        var distances = new int[Size * Size];
        Array.Fill(distances, -1);
        for (var start = 0; start < Size; start++)
        {
            var far = distances.AsSpan(start * Size, Size);
            far[start] = 0;
            var queue = new Queue<int>([start]);
            while (queue.TryDequeue(out var at))
            {
                for (var j = 0; j < Size; j++)
                {
                    if (far[j] >= 0 || !(this[at, j] > 0)) continue;
                    far[j] = far[at] + 1;
                    queue.Enqueue(j);
                }
            }
        }

        return distances;
    }
}
