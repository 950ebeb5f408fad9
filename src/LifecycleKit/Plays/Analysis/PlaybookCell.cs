using System.Collections.Immutable;
using LifecycleKit.Customers;

namespace LifecycleKit.Plays;

/// <summary>The plays for customers in one stage and one segment.</summary>
public sealed class PlaybookCell
{
    internal PlaybookCell(string track, string stage, string? segment, ImmutableArray<Play> plays)
    {
        Track = track;
        Stage = stage;
        Segment = segment;
        Plays = plays;
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
