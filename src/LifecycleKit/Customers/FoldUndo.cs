namespace LifecycleKit.Customers;

/// <summary>What a fold replaced, so that a step that fails after it leaves the history as it was.</summary>
internal struct FoldUndo(in CustomerProfile profile, string? currency)
{
    public readonly CustomerProfile Profile = profile;

    public readonly string? Currency = currency;

    public OrderChange Change;

    public string? TraitName;

    public CustomerTraits.Written Trait;

    /// <summary>The place of the message that was added; null for none.</summary>
    public int? Message;

    /// <summary>The experiment of the exposure that was written; null for none.</summary>
    public string? Experiment;

    public ExposureLog.First Exposure;

    public Channels WordChannel;

    /// <summary>The category of the consent that was written; null for none.</summary>
    public string? WordCategory;

    public ConsentWord Word;
}
