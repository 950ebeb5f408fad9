using System.Collections.Immutable;
using LifecycleKit.Stages;

namespace LifecycleKit.Metrics;

/// <summary>
/// The stages of one track in order, and the steps that their ranks form. Paths and tables of stages refer to these stages.
/// </summary>
/// <remarks>
/// Ids are compared ordinally. Two instances with the same stages and steps are interchangeable.
/// </remarks>
public sealed class StageRanks
{
    /// <summary>The maximum number of stages, the same as that of a lifecycle.</summary>
    internal const int MaxStages = 64;

    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);
    private readonly int[] _steps;

    private StageRanks(ImmutableArray<string> stages, ImmutableArray<ImmutableArray<string>> steps)
    {
        (Stages, Steps) = (stages, steps);
        for (var i = 0; i < stages.Length; i++) _places[stages[i]] = i;
        _steps = new int[stages.Length];
        Array.Fill(_steps, -1);
        for (var step = 0; step < steps.Length; step++)
        {
            foreach (var stage in steps[step]) _steps[_places[stage]] = step;
        }
    }

    /// <summary>All stages: first those with a rank, by rank, then the others.</summary>
    public ImmutableArray<string> Stages { get; }

    /// <summary>The steps, from the lowest, each with its stages: several when they have the same rank.</summary>
    public ImmutableArray<ImmutableArray<string>> Steps { get; }

    /// <summary>Returns the stages of a lifecycle, with a step for each rank. Former ids of a stage are accepted too.</summary>
    /// <param name="definition">The lifecycle.</param>
    /// <exception cref="ArgumentNullException"><paramref name="definition"/> is null.</exception>
    public static StageRanks Of(LifecycleDefinition definition)
    {
        ArgumentNullException.ThrowIfNull(definition);
        var steps = definition.Stages.Where(stage => stage.Rank is not null).GroupBy(stage => stage.Rank).OrderBy(step => step.Key)
            .Select(step => step.Select(stage => stage.Id).ToImmutableArray());
        var ranks = new StageRanks([.. definition.Stages.Select(stage => stage.Id)], [.. steps]);
        foreach (var stage in definition.Stages)
        {
            foreach (var former in stage.RenamedFrom) ranks._places.TryAdd(former, ranks._places[stage.Id]);
        }

        return ranks;
    }

    /// <summary>Returns the stages of a host that does not use a lifecycle of this library.</summary>
    /// <param name="ranked">The stages with a rank, from the lowest.</param>
    /// <param name="unranked">Stages without a rank, such as at-risk; none when null.</param>
    /// <exception cref="ArgumentNullException"><paramref name="ranked"/> is null.</exception>
    /// <exception cref="ArgumentException">A stage has no name or is named twice, or there are not 1 to
    /// 64.</exception>
    public static StageRanks Of(IReadOnlyList<string> ranked, IReadOnlyList<string>? unranked = null)
    {
        ArgumentNullException.ThrowIfNull(ranked);
        ImmutableArray<string> stages = [.. ranked, .. unranked ?? []];
        if (stages.Length is 0 or > MaxStages)
            throw new ArgumentException($"There must be 1 to {MaxStages} stages, not {stages.Length}.", nameof(ranked));
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var stage in stages)
        {
            if (string.IsNullOrWhiteSpace(stage)) throw new ArgumentException("A stage must have a name.", nameof(ranked));
            if (!seen.Add(stage)) throw new ArgumentException($"There are two stages named '{stage}'.", nameof(ranked));
        }

        return new StageRanks(stages, [.. ranked.Select(stage => ImmutableArray.Create(stage))]);
    }

    /// <summary>The stages by their steps, culture-invariant: <c>visitor &lt; lead &lt; customer; lapsed</c>.</summary>
    public override string ToString()
    {
        var steps = string.Join(" < ", Steps.Select(step => string.Join(" = ", step)));
        var others = string.Join(", ", Stages.Where((_, i) => _steps[i] < 0));
        return others.Length == 0 ? steps : $"{steps}; {others}";
    }

    /// <summary>Returns the index of a stage in <see cref="Stages"/>.</summary>
    internal int PlaceOf(string stage, string name)
    {
        ArgumentNullException.ThrowIfNull(stage, name);
        return _places.TryGetValue(stage, out var place)
            ? place : throw new ArgumentException($"There is no stage '{stage}' in {this}.", name);
    }

    /// <summary>Returns the index of a stage's step; -1 for a stage without a rank.</summary>
    internal int StepOf(int place) => _steps[place];

    internal bool IsSame(StageRanks other) =>
        ReferenceEquals(this, other)
            || (Stages.SequenceEqual(other.Stages, StringComparer.Ordinal) && _steps.AsSpan().SequenceEqual(other._steps));

    /// <summary>Returns the paths one by one, each checked against these stages and the end of the observed period.</summary>
    internal IEnumerable<StagePath> Checked(IEnumerable<StagePath> paths, long untilTicks = 0)
    {
        ArgumentNullException.ThrowIfNull(paths);
        return Each();

        IEnumerable<StagePath> Each()
        {
            foreach (var path in paths)
            {
                if (path is null) throw new ArgumentException("A path is null.", nameof(paths));
                if (!IsSame(path.Ranks)) throw new ArgumentException($"A path has the stages {path.Ranks}, not {this}.", nameof(paths));
                if (path.UntilTicks < untilTicks)
                {
                    throw new ArgumentException(
                        FormattableString.Invariant($"A path is observed only until {path.ObservedUntil:O}, before the end of the period."),
                        nameof(paths));
                }

                yield return path;
            }
        }
    }

    internal void CheckSame(StageRanks other, bool hasSameFrame = true)
    {
        if (!IsSame(other)) throw new ArgumentException($"A table of {other} cannot be merged with one of {this}.", nameof(other));
        if (!hasSameFrame) throw new ArgumentException("Tables of different periods, units or zones cannot be merged.", nameof(other));
    }
}
