namespace LifecycleKit.Customers;

/// <summary>The names of channels as rules write them.</summary>
internal static class ChannelNames
{
    private static readonly (Channels Channel, string Name)[] Names =
    [
        (Channels.Email, "email"), (Channels.Sms, "sms"), (Channels.Push, "push"), (Channels.OnSite, "on-site"),
        (Channels.InPerson, "in-person"), (Channels.Custom, "custom"),
    ];

    /// <summary>The names of every set of channels, so that reading one allocates nothing.</summary>
    private static readonly TextSet[] Sets = [.. Enumerable.Range(0, (int)Channels.All + 1)
        .Select(channels => TextSet.Of(Names.Where(x => (channels & (int)x.Channel) != 0).Select(x => x.Name)))];

    public static IReadOnlyList<string> Of(Channels channels) => Sets[(int)(channels & Channels.All)];
}
