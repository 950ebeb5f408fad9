using System.Collections.Immutable;
using LifecycleKit.Customers;
using LifecycleKit.Plays;

namespace LifecycleKit.Tracking;

/// <summary>What to say to a customer at the moment of his view, and what became of every other play.</summary>
/// <remarks>Immutable and safe to share between threads.</remarks>
public sealed record CustomerPlays
{
    /// <summary>Creates the plays of a view from a decision, for tests of code that reads views.</summary>
    /// <param name="decision">The decision; copied.</param>
    /// <exception cref="ArgumentNullException"><paramref name="decision"/> is null.</exception>
    public CustomerPlays(PlayDecision decision)
    {
        ArgumentNullException.ThrowIfNull(decision);
        (Chosen, Results) = ([.. decision.Chosen], [.. decision.Results]);
    }

    private CustomerPlays() => (Chosen, Results) = ([], []);

    /// <summary>No play at all: what there is without a playbook.</summary>
    public static CustomerPlays None { get; } = new();

    /// <summary>
    /// The plays to say now, with their content keys and parameters, first things first; at most one for each channel. Who sends one records it
    /// (<see cref="CustomerEvent.Message"/>), so that caps and rests know of it.
    /// </summary>
    public ImmutableArray<PlayResult> Chosen { get; }

    /// <summary>What became of every play, chosen or not, in the order of the playbook.</summary>
    public ImmutableArray<PlayResult> Results { get; }

    /// <summary>The play to say on a channel now; null when there is none.</summary>
    /// <param name="channel">The channel; exactly one.</param>
    public Play? ForChannel(Channels channel)
    {
        foreach (var verdict in Chosen)
            if (verdict.Play.Channel == channel) return verdict.Play;
        return null;
    }

    /// <summary>Finds what became of a play; null when the playbook has none of this key.</summary>
    /// <param name="play">The play's key, compared ordinally.</param>
    /// <exception cref="ArgumentNullException"><paramref name="play"/> is null.</exception>
    public PlayResult? Find(string play)
    {
        ArgumentNullException.ThrowIfNull(play);
        foreach (var verdict in Results)
            if (string.Equals(verdict.Play.Key, play, StringComparison.Ordinal)) return verdict;
        return null;
    }

    /// <summary>The verdicts, one a line, culture-invariant.</summary>
    public override string ToString() => string.Join('\n', Results);
}
