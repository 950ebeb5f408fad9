namespace LifecycleKit.Plays;

/// <summary>What holds for all plays of a channel, in text; the channel is its key in <see cref="PlaybookOptions.Channels"/>.</summary>
/// <remarks>Null or empty text is as good as not given. Filled by the host or by a binder, then read. Not thread-safe.</remarks>
[Mutable("options are set up by the host and then read")]
public sealed class PlayChannelOptions
{
    /// <summary>The caps on its plays together, in the form of <see cref="PlayOptions.FrequencyCaps"/>; null by default.</summary>
    public string? FrequencyCaps { get; set; }

    /// <summary>When it is quiet on the customer's clock, such as <c>21:00-08:00</c>; null, the default, for never.</summary>
    public string? QuietHours { get; set; }
}
