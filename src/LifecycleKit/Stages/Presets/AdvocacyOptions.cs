namespace LifecycleKit.Stages;

/// <summary>The parameters that the presets with a stage of advocates have in common.</summary>
/// <remarks>
/// A customer recommends the shop with a referral, a good rating or a promoter's answer, as long as the customer is not disappointed.
/// </remarks>
public abstract record AdvocacyOptions
{
    private protected AdvocacyOptions()
    {
    }

    /// <summary>The time without an order after which a customer counts as a former customer, up to 36 500 days. 365 days by
    /// default.</summary>
    public TimeSpan SilentAfter { get; init; } = TimeSpan.FromDays(365);

    /// <summary>The least answer to the last NPS survey that recommends the shop, 1 to 10. 9 by default.</summary>
    public int PromoterNps { get; init; } = 9;

    /// <summary>
    /// The greatest answer to the last NPS survey that shows disappointment, 0 to 9 and less than <see cref="PromoterNps"/>. 6 by default.
    /// </summary>
    public int DetractorNps { get; init; } = 6;

    /// <summary>The least mean rating of the customer's reviews that recommends the shop, 1 to 5. 4 by default.</summary>
    public decimal GoodRating { get; init; } = 4;

    /// <summary>
    /// The greatest mean rating of the customer's reviews that shows disappointment, 1 to 5 and less than <see cref="GoodRating"/>. 2 by
    /// default.
    /// </summary>
    public decimal BadRating { get; init; } = 2;

    /// <summary>The parameters with their values, culture-invariant.</summary>
    private protected virtual string Values => FormattableString.Invariant(
        $"SilentAfter = {SilentAfter}, PromoterNps = {PromoterNps}, DetractorNps = {DetractorNps}, ")
        + FormattableString.Invariant($"GoodRating = {GoodRating}, BadRating = {BadRating}");

    /// <summary>Returns the parameters with their values, culture-invariant.</summary>
    public sealed override string ToString() => Values;

    internal virtual PresetCheck Check()
    {
        var check = new PresetCheck();
        check.Duration(nameof(SilentAfter), SilentAfter);
        check.Between(nameof(PromoterNps), PromoterNps, 1, 10);
        check.Between(nameof(DetractorNps), DetractorNps, 0, 9);
        check.Above(nameof(PromoterNps), PromoterNps, nameof(DetractorNps), DetractorNps);
        check.Between(nameof(GoodRating), GoodRating, 1, 5);
        check.Between(nameof(BadRating), BadRating, 1, 5);
        check.Above(nameof(GoodRating), GoodRating, nameof(BadRating), BadRating);
        return check;
    }
}
