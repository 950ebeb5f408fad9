using System.Collections.Immutable;

namespace LifecycleKit.Tracking;

/// <summary>How the customers of an audience are found in a shop (<see cref="ILifecycleAudiences.DescribeAsync"/>).</summary>
/// <remarks>
/// Beside the customers that a plan names, a search reads those who are not settled: time or a publication may have changed their stages
/// since the last save.
/// </remarks>
public sealed class AudiencePlan
{
    private AudiencePlan(ImmutableArray<AudienceIndex> indexes, bool isCounted) => (Indexes, IsCounted) = (indexes, isCounted);

    /// <summary>
    /// The indexes from which customers are listed: those who are in all of them are read, and the audience is decided on their views.
    /// Empty when all customers of the shop are read.
    /// </summary>
    public ImmutableArray<AudienceIndex> Indexes { get; }

    /// <summary>Whether <see cref="ILifecycleAudiences.CountAsync"/> counts in the index, without reading customers.</summary>
    public bool IsCounted { get; }

    /// <summary>Returns what is read, in a sentence; culture-invariant.</summary>
    public override string ToString() =>
        (Indexes.IsEmpty ? "All customers of the shop are read" : $"The customers are read who are in {string.Join(" and in ", Indexes)}")
        + (IsCounted ? "; a count needs no reading." : ".");

    /// <summary>Returns the plan of an audience; the index that leaves out most is first.</summary>
    internal static AudiencePlan Of(ImmutableArray<AudienceCondition> conditions, LifecycleRuntime runtime)
    {
        var indexed = conditions.SelectMany(condition => condition.FindIndexed(runtime)).ToList();
        var indexes = indexed.GroupBy(one => one.Track, StringComparer.Ordinal)
            .Select(same => same.Aggregate((all, one) => all.Intersect(one)))
            .OrderBy(one => one.Stages.Length / (double)runtime.FindActive(one.Track)!.Definition.Stages.Count)
            .Select(one => new AudienceIndex(one.Track, one.Stages)).ToImmutableArray();
        return new AudiencePlan(indexes, indexes.Length <= 1 && conditions.All(condition => condition.IsIndexed(runtime)));
    }
}

/// <summary>Some stages of a track, whose customers a store finds in its index of stages.</summary>
/// <param name="Track">
/// The name of the track; names that begin with <c>index:</c> are of <see cref="LifecycleOptions.ScoreIndexes"/>.
/// </param>
/// <param name="Stages">The ids of the stages.</param>
public readonly record struct AudienceIndex(string Track, ImmutableArray<string> Stages)
{
    /// <summary>Returns track and stages; culture-invariant.</summary>
    public override string ToString() => $"{Track} ({string.Join(", ", Stages.Select(stage => $"'{stage}'"))})";

    /// <inheritdoc/>
    public bool Equals(AudienceIndex other) =>
        string.Equals(Track, other.Track, StringComparison.Ordinal) && Stages.SequenceEqual(other.Stages, StringComparer.Ordinal);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Track, Stages.Length);
}
