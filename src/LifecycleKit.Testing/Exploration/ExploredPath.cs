using System.Collections.Immutable;

namespace LifecycleKit.Testing;

/// <summary>A shortest sequence of steps that leads to a stage.</summary>
public sealed class ExploredPath
{
    internal ExploredPath(string stage, ImmutableArray<string> steps, CustomerTimeline timeline)
    {
        Stage = stage;
        Steps = steps;
        Timeline = timeline;
    }

    /// <summary>The id of the stage.</summary>
    public string Stage { get; }

    /// <summary>The names of the steps, in order; empty for the initial stage.</summary>
    public ImmutableArray<string> Steps { get; }

    /// <summary>
    /// The timeline of a customer who takes these steps and is in the stage at its end. The id of the customer is that of the stage.
    /// </summary>
    public CustomerTimeline Timeline { get; }

    /// <summary>Returns the stage and the steps in one line; a step that is repeated is shown once, with the number of times.</summary>
    public override string ToString()
    {
        var parts = new List<string>();
        for (var i = 0; i < Steps.Length;)
        {
            var count = 1;
            while (i + count < Steps.Length && Steps[i + count] == Steps[i]) count++;
            parts.Add(count == 1 ? Steps[i] : FormattableString.Invariant($"{count} x {Steps[i]}"));
            i += count;
        }

        return $"{Stage}: {(parts.Count == 0 ? "(start)" : string.Join(", ", parts))}";
    }
}
