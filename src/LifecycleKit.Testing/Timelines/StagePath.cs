using System.Collections.Immutable;
using LifecycleKit.Stages;

namespace LifecycleKit.Testing;

/// <summary>The stages through which a customer went in one track, in order.</summary>
public sealed class StagePath
{
    /// <summary>Creates a path.</summary>
    /// <param name="track">The name of the track.</param>
    /// <param name="start">The id of the stage before the first transition.</param>
    /// <param name="transitions">The customer's transitions in the track, in order; empty for none.</param>
    /// <exception cref="ArgumentException">A transition is of another track, or does not begin where the one before it ended.</exception>
    public StagePath(string track, string start, IEnumerable<Transition> transitions)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(track);
        ArgumentException.ThrowIfNullOrWhiteSpace(start);
        ArgumentNullException.ThrowIfNull(transitions);
        Track = track;
        Transitions = [.. transitions];
        Stages = [start, .. Transitions.Select(one => one.To)];
        for (var i = 0; i < Transitions.Length; i++)
        {
            var one = Transitions[i];
            if (one.Track != track || one.From != Stages[i])
            {
                throw new ArgumentException(
                    $"The transition '{one}' does not continue track '{track}' at stage '{Stages[i]}'.", nameof(transitions));
            }
        }
    }

    /// <summary>The name of the track.</summary>
    public string Track { get; }

    /// <summary>The ids of the stages in the order in which the customer was in them, at least one.</summary>
    public ImmutableArray<string> Stages { get; }

    /// <summary>The id of the stage in which the customer is.</summary>
    public string Stage => Stages[^1];

    /// <summary>The transitions between the stages.</summary>
    public ImmutableArray<Transition> Transitions { get; }

    /// <summary>Checks that the customer went through exactly these stages; for tests in every test framework.</summary>
    /// <param name="stages">The expected ids of stages in order, the first one included.</param>
    /// <exception cref="StagePathException">The customer took another path; the message shows both, and every transition with its
    /// instant and rule.</exception>
    public void Expect(params string[] stages)
    {
        ArgumentNullException.ThrowIfNull(stages);
        if (!Stages.SequenceEqual(stages, StringComparer.Ordinal)) throw new StagePathException(this, stages);
    }

    /// <summary>Returns the stages in one line, such as <c>visitor > first-time > at-risk</c>.</summary>
    public override string ToString() => string.Join(" > ", Stages);
}
