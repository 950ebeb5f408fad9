using System.Collections.Immutable;

namespace LifecycleKit.Testing;

/// <summary>Which sequences of steps reach the stages of a lifecycle, and what no sequence reached.</summary>
public sealed class ExplorationResult
{
    internal ExplorationResult(string lifecycle) => Lifecycle = lifecycle;

    /// <summary>The name of the lifecycle.</summary>
    public string Lifecycle { get; }

    /// <summary>The shortest path to each stage that was reached, in the order of the definition.</summary>
    public required ImmutableArray<ExploredPath> Paths { get; init; }

    /// <summary>The ids of the stages in which no customer was at the end of a step, in the order of the definition.</summary>
    public required ImmutableArray<string> UnreachedStages { get; init; }

    /// <summary>The ids of the rules that never fired, in the order of the definition.</summary>
    public required ImmutableArray<string> UnfiredRules { get; init; }

    /// <summary>Why the exploration ended.</summary>
    public required ExplorationEnd End { get; init; }

    /// <summary>The number of different states that were explored.</summary>
    public required int StateCount { get; init; }

    /// <summary>The names of the steps that were tried.</summary>
    public required ImmutableArray<string> Steps { get; init; }

    /// <summary>
    /// The fields and predicates of the host in conditions for which no step could be derived, in ordinal order; empty when the steps were
    /// given.
    /// </summary>
    public required ImmutableArray<string> FieldsWithoutStep { get; init; }

    /// <summary>Finds the path to a stage.</summary>
    /// <param name="stage">The id of the stage.</param>
    /// <returns>The path; null when the stage was not reached.</returns>
    public ExploredPath? FindPath(string stage)
    {
        ArgumentNullException.ThrowIfNull(stage);
        return Paths.FirstOrDefault(path => string.Equals(path.Stage, stage, StringComparison.Ordinal));
    }

    /// <summary>Returns a line for each stage, what was not reached, and the bounds; culture-invariant.</summary>
    public override string ToString()
    {
        var lines = new List<string>();
        lines.AddRange(Paths.Select(path => path.ToString()));
        if (!UnreachedStages.IsEmpty) lines.Add($"Stages not reached: {string.Join(", ", UnreachedStages)}");
        if (!UnfiredRules.IsEmpty) lines.Add($"Rules that never fired: {string.Join(", ", UnfiredRules)}");
        if (!FieldsWithoutStep.IsEmpty) lines.Add($"No step could be derived for: {string.Join(", ", FieldsWithoutStep)}");
        lines.Add(FormattableString.Invariant($"{StateCount} states explored; {Text(End)}."));
        return string.Join('\n', lines);
    }

    private static string Text(ExplorationEnd end) => end switch
    {
        ExplorationEnd.FoundAll => "every stage was reached and every rule fired",
        ExplorationEnd.NothingNew => "no step leads to anything new",
        ExplorationEnd.MaxStepCount => "all sequences of the maximum number of steps were tried",
        _ => "the maximum number of states was reached",
    };
}
