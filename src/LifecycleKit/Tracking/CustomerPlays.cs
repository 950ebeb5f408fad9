using System.Collections.Immutable;
using LifecycleKit.Customers;
using LifecycleKit.Plays;

namespace LifecycleKit.Tracking;

/// <summary>The plays of a view: the chosen plays, and the result of every play of the playbook.</summary>
public sealed class CustomerPlays
{
    /// <summary>Creates the plays of a view from a decision, for tests of code that reads views.</summary>
    /// <param name="decision">The decision; copied.</param>
    /// <exception cref="ArgumentNullException"><paramref name="decision"/> is null.</exception>
    public CustomerPlays(PlayDecision decision)
    {
        ArgumentNullException.ThrowIfNull(decision);
        Chosen = [.. decision.Chosen];
        Results = [.. decision.Results];
    }

    /// <summary>Creates the plays of a view from results, for tests of code that reads views.</summary>
    /// <param name="results">The results of the plays, in the order of the playbook. Those with <see cref="PlayOutcome.Chosen"/> are
    /// <see cref="Chosen"/>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="results"/> is null.</exception>
    public CustomerPlays(IEnumerable<PlayResult> results)
    {
        ArgumentNullException.ThrowIfNull(results);
        Results = [.. results];
        Chosen = [.. Results.Where(result => result.Outcome == PlayOutcome.Chosen)];
    }

    /// <summary>The plays of a view without a playbook: no play.</summary>
    public static CustomerPlays None { get; } = new([]);

    /// <summary>
    /// The chosen plays, with their content keys and parameters, the higher priority first; at most one for each channel. Claim a play before
    /// you send it (<see cref="ILifecycleTracker.ClaimPlayAsync"/>), and record each sent play by <see cref="CustomerEvent.Message"/>, so that
    /// caps and cooldowns count the message.
    /// </summary>
    public ImmutableArray<PlayResult> Chosen { get; }

    /// <summary>The result of every play, chosen or not, in the order of the playbook.</summary>
    public ImmutableArray<PlayResult> Results { get; }

    /// <summary>Returns the chosen play on a channel; null when there is none.</summary>
    /// <param name="channel">The channel; exactly one.</param>
    public Play? ForChannel(Channels channel)
    {
        foreach (var result in Chosen)
            if (result.Play.Channel == channel) return result.Play;
        return null;
    }

    /// <summary>Returns the result of a play; null when the playbook has no play of this key.</summary>
    /// <param name="play">The play's key, compared ordinally.</param>
    /// <exception cref="ArgumentNullException"><paramref name="play"/> is null.</exception>
    public PlayResult? Find(string play)
    {
        ArgumentNullException.ThrowIfNull(play);
        foreach (var result in Results)
            if (string.Equals(result.Play.Key, play, StringComparison.Ordinal)) return result;
        return null;
    }

    /// <summary>Returns the results, one a line, culture-invariant.</summary>
    public override string ToString() => string.Join('\n', Results);
}
