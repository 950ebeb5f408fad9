using System.Collections.Immutable;
using LifecycleKit.Customers;

namespace LifecycleKit.Plays;

/// <summary>The plays for customers in one stage and one segment.</summary>
/// <remarks>Returned by <see cref="Playbook.GetCoverage"/>.</remarks>
public sealed class PlaybookCell
{
    /// <summary>Creates a cell.</summary>
    /// <param name="track">The name of the lifecycle; not empty.</param>
    /// <param name="stage">The id of the stage; not empty.</param>
    /// <param name="segment">The name of the segment; null for customers without one.</param>
    /// <param name="plays">The plays in the order of the playbook.</param>
    /// <exception cref="ArgumentException"><paramref name="track"/> or <paramref name="stage"/> is null or empty, or a play is
    /// null.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="plays"/> is null.</exception>
    public PlaybookCell(string track, string stage, string? segment, IEnumerable<Play> plays)
    {
        ArgumentException.ThrowIfNullOrEmpty(track);
        ArgumentException.ThrowIfNullOrEmpty(stage);
        ArgumentNullException.ThrowIfNull(plays);
        Track = track;
        Stage = stage;
        Segment = segment;
        Plays = [.. plays];
        if (Plays.Contains(null!)) throw new ArgumentException("A play is null.", nameof(plays));
    }

    /// <summary>The name of the lifecycle.</summary>
    public string Track { get; }

    /// <summary>The id of the stage.</summary>
    public string Stage { get; }

    /// <summary>The name of the segment; null for customers without one.</summary>
    public string? Segment { get; }

    /// <summary>The plays in the order of the playbook. Their conditions are not evaluated.</summary>
    public ImmutableArray<Play> Plays { get; }

    /// <summary>Returns the plays on a channel, in the order of the playbook.</summary>
    /// <param name="channel">The channel; exactly one.</param>
    /// <exception cref="ArgumentException"><paramref name="channel"/> is not exactly one channel.</exception>
    public ImmutableArray<Play> ForChannel(Channels channel)
    {
        _ = ChannelIndex.Checked(channel);
        return [.. Plays.Where(play => play.Channel == channel)];
    }

    /// <summary>Returns the cell in one line, culture-invariant, such as <c>journey: loyal, Champions: thanks, gift</c>.</summary>
    public override string ToString() =>
        $"{Track}: {Stage}, {Segment ?? "no segment"}: {(Plays.IsEmpty ? "no play" : string.Join(", ", Plays))}";
}
