using LifecycleKit.Statistics;

namespace LifecycleKit.Metrics;

/// <summary>Share of voice: mentions of the brand among those of all brands that are tracked.</summary>
/// <remarks>
/// It depends on who is tracked: another competitor on the list lowers it. Shares of advertising spend, impressions or searches go by the
/// same name and are other figures. Sources and periods add up. Static and thread-safe.
/// </remarks>
public static class ShareOfVoice
{
    /// <summary>The brand's mentions among all.</summary>
    /// <param name="brandMentions">How many mentions were of the brand, from 0 to <paramref name="allMentions"/>.</param>
    /// <param name="allMentions">How many mentions all tracked brands had, the own one included; 0 makes the share undefined.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative, or the brand has more mentions than all.</exception>
    public static Ratio Of(long brandMentions, long allMentions) => Proportion.Of(brandMentions, allMentions, nameof(brandMentions));
}
