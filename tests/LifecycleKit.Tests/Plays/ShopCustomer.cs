using LifecycleKit.Experiments;

namespace LifecycleKit.Tests.Plays;

/// <summary>What became of one customer of a simulated shop.</summary>
internal sealed class ShopCustomer(string id)
{
    public string Id { get; } = id;

    /// <summary>His segment on the day of the campaign, before anything was said.</summary>
    public string Segment { get; set; } = string.Empty;

    /// <summary>Whether the universal control group holds him, of those who meet the offer's condition.</summary>
    public bool IsUniversalControl { get; set; }

    /// <summary>To what he was exposed of the offer, and of the banner.</summary>
    public FirstExposure Offer { get; set; }

    public FirstExposure Banner { get; set; }

    /// <summary>How many orders and how much revenue he had before the campaign.</summary>
    public int OrdersBefore { get; set; }

    public decimal RevenueBefore { get; set; }

    /// <summary>How often the offer and other messages were sent to him.</summary>
    public int Offers { get; set; }

    public int Messages { get; set; }

    public bool HasConverted { get; set; }

    public decimal Revenue { get; set; }

    public ArmOutcome Outcome => ArmOutcome.Of(HasConverted, Revenue, RevenueBefore);
}
