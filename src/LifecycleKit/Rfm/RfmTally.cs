using System.Collections.Immutable;

namespace LifecycleKit.Rfm;

/// <summary>The number of customers of a population with each score of each column; index 0 is score 1.</summary>
internal sealed class RfmTally
{
    private readonly long[] _recency;
    private readonly long[] _frequency;
    private readonly long[] _monetary;

    public RfmTally(RfmModel model, ReadOnlySpan<RfmValues> population, ReadOnlySpan<ulong> tieKeys)
    {
        _recency = new long[model.Bins.Recency];
        _frequency = new long[model.Bins.Frequency];
        _monetary = new long[model.Bins.Monetary];
        for (var i = 0; i < population.Length; i++)
        {
            var score = model.ScoreOf(in population[i], tieKeys.IsEmpty ? 0 : tieKeys[i]);
            if (!score.IsScored) continue;
            _recency[score.R - 1]++;
            _frequency[score.F - 1]++;
            _monetary[score.M - 1]++;
        }
    }

    /// <summary>The counts of one column.</summary>
    public ImmutableArray<long> this[RfmDimension dimension] => dimension switch
    {
        RfmDimension.Recency => [.. _recency],
        RfmDimension.Frequency => [.. _frequency],
        _ => [.. _monetary],
    };
}
