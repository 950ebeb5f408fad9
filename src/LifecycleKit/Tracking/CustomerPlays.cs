using System.Collections.Immutable;
using LifecycleKit.Customers;
using LifecycleKit.Plays;

namespace LifecycleKit.Tracking;

/// <summary>What to say to a customer at the moment of his view, and what became of every other play.</summary>
/// <remarks>Immutable and safe to share between threads.</remarks>
public sealed record CustomerPlays
{
    internal CustomerPlays(PlayDecision decision) => (Chosen, Verdicts) = ([.. decision.Chosen], [.. decision.Verdicts]);

    private CustomerPlays() => (Chosen, Verdicts) = ([], []);

    /// <summary>No play at all: what there is without a playbook.</summary>
    public static CustomerPlays None { get; } = new();

    /// <summary>
    /// The plays to say now, with their content keys and parameters, first things first; at most one for each channel. Who sends one records it
    /// (<see cref="CustomerEvent.Message"/>), so that caps and rests know of it.
    /// </summary>
    public ImmutableArray<PlayVerdict> Chosen { get; }

    /// <summary>What became of every play, chosen or not, in the order of the playbook.</summary>
    public ImmutableArray<PlayVerdict> Verdicts { get; }

    /// <summary>The play to say on a channel now; null when there is none.</summary>
    /// <param name="channel">The channel; exactly one.</param>
    public Play? On(Channels channel)
    {
        foreach (var verdict in Chosen)
            if (verdict.Play.Channel == channel) return verdict.Play;
        return null;
    }

    /// <summary>What became of a play; null when the playbook has none of this key.</summary>
    public PlayVerdict? Of(string play)
    {
        ArgumentNullException.ThrowIfNull(play);
        foreach (var verdict in Verdicts)
            if (string.Equals(verdict.Play.Key, play, StringComparison.Ordinal)) return verdict;
        return null;
    }

    /// <summary>The verdicts, one a line, culture-invariant.</summary>
    public override string ToString() => string.Join('\n', Verdicts);
}
