namespace LifecycleKit.Plays;

/// <summary>The limits of all plays of one channel as text; the channel is the key in <see cref="PlaybookOptions.Channels"/>.</summary>
/// <remarks>Null and empty text mean that a member is not set. Filled by the host or by a binder, then read once. Not
/// thread-safe.</remarks>
[Mutable("options are set up by the host and then read")]
public sealed class PlayChannelOptions
{
    /// <summary>
    /// The frequency caps on the plays of the channel together, in the form of <see cref="PlayOptions.FrequencyCaps"/>; null by default.
    /// </summary>
    public string? FrequencyCaps { get; set; }

    /// <summary>The quiet hours in the zone of the customer, such as <c>21:00-08:00</c>; null, the default, for none.</summary>
    public string? QuietHours { get; set; }
}
