using LifecycleKit.Experiments;

namespace LifecycleKit.Tests.Plays;

/// <summary>The history of one customer of a simulated shop.</summary>
internal sealed class ShopCustomer(string id)
{
    public string Id { get; } = id;

    /// <summary>The segment of the customer on the day of the campaign, before any message.</summary>
    public string Segment { get; set; } = string.Empty;

    /// <summary>Whether the customer meets the condition of the offer and is in the universal control group.</summary>
    public bool IsUniversalControl { get; set; }

    /// <summary>The exposures of the customer to the offer and to the banner.</summary>
    public FirstExposure Offer { get; set; }

    public FirstExposure Banner { get; set; }

    /// <summary>The number of orders and the revenue of the customer before the campaign.</summary>
    public int OrdersBefore { get; set; }

    public decimal RevenueBefore { get; set; }

    /// <summary>The numbers of offers and of other messages sent to the customer.</summary>
    public int Offers { get; set; }

    public int Messages { get; set; }

    public bool HasConverted { get; set; }

    public decimal Revenue { get; set; }

    public ArmOutcome Outcome => ArmOutcome.Of(HasConverted, Revenue, RevenueBefore);
}
