namespace LifecycleKit.Stages;

/// <summary>
/// Creates presets whose parameters are given by name, as settings have them. The names are those of the options in C#, with a small first
/// letter.
/// </summary>
/// <param name="values">Reads the parameters.</param>
internal sealed class PresetParameters(IPresetValues values)
{
    /// <summary>The presets that have parameters, by name.</summary>
    public static IReadOnlyList<string> Names { get; } = ["retail", "attention", "acquisition", "attraction", "awareness", "b2b"];

    /// <summary>Reads all parameters of a preset, and checks them.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <param name="problems">Receives what is wrong; then the result must not be used.</param>
    public Func<LifecycleDefinition> Read(string name, out IReadOnlyList<PresetProblem> problems)
    {
        switch (name)
        {
            case "retail":
                var retail = Retail(new RetailOptions());
                problems = retail.Check().Problems;
                return () => LifecyclePresets.CreateRetail(retail);
            case "attention":
                var attention = Interest(new AttentionOptions());
                attention = attention with
                {
                    ReturnOrderCount = values.Count(nameof(attention.ReturnOrderCount), attention.ReturnOrderCount),
                };
                problems = attention.Check().Problems;
                return () => LifecyclePresets.CreateAttention(attention);
            case "acquisition":
                var acquisition = Acquisition(new AcquisitionOptions());
                problems = acquisition.Check().Problems;
                return () => LifecyclePresets.CreateAcquisition(acquisition);
            case "attraction":
                var attraction = Attraction(new AttractionOptions());
                problems = attraction.Check().Problems;
                return () => LifecyclePresets.CreateAttraction(attraction);
            case "b2b":
                var b2b = B2B(new B2BOptions());
                problems = b2b.Check().Problems;
                return () => LifecyclePresets.CreateB2B(b2b);
            default:
                var awareness = Interest(new AwarenessOptions());
                awareness = awareness with
                {
                    RetentionOrderCount = values.Count(nameof(awareness.RetentionOrderCount), awareness.RetentionOrderCount),
                };
                problems = awareness.Check().Problems;
                return () => LifecyclePresets.CreateAwareness(awareness);
        }
    }

    private RetailOptions Retail(RetailOptions x) => x with
    {
        ActiveOrderCount = values.Count(nameof(x.ActiveOrderCount), x.ActiveOrderCount),
        LoyalOrderCount = values.Count(nameof(x.LoyalOrderCount), x.LoyalOrderCount),
        ChampionOrderCount = values.Count(nameof(x.ChampionOrderCount), x.ChampionOrderCount),
        AtRiskAfter = values.Duration(nameof(x.AtRiskAfter), x.AtRiskAfter),
        LapsedAfter = values.Duration(nameof(x.LapsedAfter), x.LapsedAfter),
    };

    private AttractionOptions Attraction(AttractionOptions x) => x with
    {
        RetainAfter = values.Duration(nameof(x.RetainAfter), x.RetainAfter),
        LoyalOrderCount = values.Count(nameof(x.LoyalOrderCount), x.LoyalOrderCount),
        SilentAfter = values.Duration(nameof(x.SilentAfter), x.SilentAfter),
    };

    private AcquisitionOptions Acquisition(AcquisitionOptions x) => Engagement(x) with
    {
        RetentionOrderCount = values.Count(nameof(x.RetentionOrderCount), x.RetentionOrderCount),
        ExpansionOrderCount = values.Count(nameof(x.ExpansionOrderCount), x.ExpansionOrderCount),
        ExpansionCategoryCount = values.Count(nameof(x.ExpansionCategoryCount), x.ExpansionCategoryCount),
        ExpansionGrowth = values.Number(nameof(x.ExpansionGrowth), x.ExpansionGrowth) ?? x.ExpansionGrowth,
        ExpansionOrderFactor = values.Number(nameof(x.ExpansionOrderFactor), x.ExpansionOrderFactor) ?? x.ExpansionOrderFactor,
        ExpansionRevenue = values.Number(nameof(x.ExpansionRevenue), x.ExpansionRevenue),
    };

    private B2BOptions B2B(B2BOptions x) => Engagement(x) with
    {
        NurtureFor = values.Duration(nameof(x.NurtureFor), x.NurtureFor),
        ExpansionDealCount = values.Count(nameof(x.ExpansionDealCount), x.ExpansionDealCount),
        ExpansionDealValue = values.Number(nameof(x.ExpansionDealValue), x.ExpansionDealValue),
        ExpansionGrowth = values.Number(nameof(x.ExpansionGrowth), x.ExpansionGrowth),
        ExpansionRevenue = values.Number(nameof(x.ExpansionRevenue), x.ExpansionRevenue),
    };

    private T Engagement<T>(T x)
        where T : EngagementOptions => Advocacy(x) with
    {
        EngagementDays = values.Count(nameof(x.EngagementDays), x.EngagementDays),
        EngagedVisitCount = values.Count(nameof(x.EngagedVisitCount), x.EngagedVisitCount),
        ClickCount = values.Count(nameof(x.ClickCount), x.ClickCount),
        EngagementEvent = values.Text(nameof(x.EngagementEvent), x.EngagementEvent),
    };

    private T Interest<T>(T x)
        where T : InterestOptions => Advocacy(x) with
    {
        EngagedVisitCount = values.Count(nameof(x.EngagedVisitCount), x.EngagedVisitCount),
        UnseenAfter = values.Duration(nameof(x.UnseenAfter), x.UnseenAfter),
    };

    private T Advocacy<T>(T x)
        where T : AdvocacyOptions => x with
    {
        SilentAfter = values.Duration(nameof(x.SilentAfter), x.SilentAfter),
        PromoterNps = values.Count(nameof(x.PromoterNps), x.PromoterNps),
        DetractorNps = values.Count(nameof(x.DetractorNps), x.DetractorNps),
        GoodRating = values.Number(nameof(x.GoodRating), x.GoodRating) ?? x.GoodRating,
        BadRating = values.Number(nameof(x.BadRating), x.BadRating) ?? x.BadRating,
    };
}

/// <summary>Reads the parameters of a preset by their names in C#; a parameter that is not given has its default.</summary>
internal interface IPresetValues
{
    int Count(string member, int byDefault);

    decimal? Number(string member, decimal? byDefault);

    TimeSpan Duration(string member, TimeSpan byDefault);

    string Text(string member, string byDefault);
}
