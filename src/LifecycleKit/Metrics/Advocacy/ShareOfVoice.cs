using LifecycleKit.Statistics;

namespace LifecycleKit.Metrics;

/// <summary>Share of voice: the brand's share of the mentions of all tracked brands.</summary>
/// <remarks>
/// The share depends on which brands are tracked: another competitor on the list lowers it. Shares of advertising spend, impressions or
/// searches have the same name and are other figures. Ratios of sources and periods add up.
/// </remarks>
public static class ShareOfVoice
{
    /// <summary>Returns the brand's share of all mentions.</summary>
    /// <param name="brandMentions">The number of mentions of the brand, from 0 to <paramref name="allMentions"/>.</param>
    /// <param name="allMentions">The number of mentions of all tracked brands, including the brand itself; 0 makes the share
    /// undefined.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative, or the brand has more mentions than all.</exception>
    public static Ratio Of(long brandMentions, long allMentions) => Proportion.Of(brandMentions, allMentions, nameof(brandMentions));
}
