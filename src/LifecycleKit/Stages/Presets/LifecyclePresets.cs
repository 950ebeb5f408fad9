using LifecycleKit.Conditions;
using LifecycleKit.Customers;

namespace LifecycleKit.Stages;

/// <summary>Ready-made lifecycles.</summary>
/// <remarks>
/// <para>The stage of a preset is the customer's current situation, so customers can move back: after a refunded or cancelled order, or
/// after a long time without activity. The highest stage reached so far is stored separately and never falls
/// (<see cref="LifecycleState.HighestStage"/>).</para>
/// <para>Rules that can hold together differ in priority, so their ids never decide. The definitions are immutable.</para>
/// </remarks>
public static partial class LifecyclePresets
{
    /// <summary>The events that can undo an order; an amendment does so when it lowers the total to the amount already refunded.</summary>
    private const EventTriggers OrderUndone = EventTriggers.OrderRefunded | EventTriggers.OrderCancelled | EventTriggers.OrderAmended;

    /// <summary>Every preset.</summary>
    public static IReadOnlyList<LifecycleDefinition> All => Catalogue.Presets;

    // No fields: the presets in the other files may be created before a field of this file.
    private static TimeSpan Year => TimeSpan.FromDays(365);

    /// <summary>Finds a preset by its name.</summary>
    /// <param name="name">The name, such as <c>retail</c>, compared ordinally.</param>
    /// <returns>The preset; null when there is no preset with this name.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> is null.</exception>
    public static LifecycleDefinition? Find(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        foreach (var preset in All)
        {
            if (string.Equals(preset.Name, name, StringComparison.Ordinal)) return preset;
        }

        return null;
    }

    /// <summary>Returns the condition that the shop may send the customer messages.</summary>
    private static Condition IsReachable() =>
        Condition.Any(Fields.EmailContactable.IsTrue(), Fields.SmsContactable.IsTrue(), Fields.PushContactable.IsTrue());

    /// <summary>Returns the condition that orders are left, but fewer than a number.</summary>
    private static Condition FewerOrders(int count) =>
        count == 2 ? Fields.OrderCount.EqualTo(1) : Fields.OrderCount.Between(1, count - 1);

    /// <summary>Declares the rules between knowing the shop and considering an order.</summary>
    private static void DeclareInterest(LifecycleDefinitionBuilder lifecycle, InterestOptions options, string from, string to) => lifecycle
        .Rule("look-again", r => r.From(from).To(to)
            .On(EventTriggers.Visit).When(Fields.EventEngaged.IsTrue() & Fields.EngagedVisitCount.AtLeast(options.EngagedVisitCount)))
        .Rule("leave-contact", r => r.From(from).To(to)
            .On(EventTriggers.ContactCaptured | EventTriggers.ConsentChanged).When(IsReachable()))
        .Rule("fill-cart", r => r.From(from).To(to).On(EventTriggers.CartUpdated).When(Fields.CartItemCount.AtLeast(1)))
        .Rule("lose-interest", r => r.From(to).To(from).WhenTimePasses().When(Fields.LastSeenAt.OlderThan(options.UnseenAfter)));

    /// <summary>
    /// Declares the rules to advocacy and back. They follow what is known of the customer and not the event, so that a recommendation
    /// before the second order counts when the second order comes.
    /// </summary>
    private static void DeclareAdvocacy(
        LifecycleDefinitionBuilder lifecycle, AdvocacyOptions options, string[] from, string to, string back)
    {
        var advocates = Recommends(options) & !IsDisappointed(options);
        lifecycle
            .Rule("recommend", r => r.From(from).To(to).WhenTimePasses().When(advocates).Priority(10))
            .Rule("disappoint", r => r.From(to).To(back).WhenTimePasses().When(!advocates).Priority(10));
    }

    /// <summary>Returns the condition that the customer recommends the shop, which is never unknown.</summary>
    private static Condition Recommends(AdvocacyOptions options) => Condition.Any(
        Fields.ReferralCount.AtLeast(1),
        Fields.LastNps.Exists() & Fields.LastNps.AtLeast(options.PromoterNps),
        Fields.MeanRating.Exists() & Fields.MeanRating.AtLeast(options.GoodRating));

    /// <summary>Returns the condition that the customer is disappointed, which is never unknown.</summary>
    private static Condition IsDisappointed(AdvocacyOptions options) => Condition.Any(
        Fields.LastNps.Exists() & Fields.LastNps.AtMost(options.DetractorNps),
        Fields.MeanRating.Exists() & Fields.MeanRating.AtMost(options.BadRating));

    /// <summary>A separate type, so that the list is created after all presets.</summary>
    private static class Catalogue
    {
        public static readonly IReadOnlyList<LifecycleDefinition> Presets =
            Array.AsReadOnly([Retail, Attention, Acquisition, Attraction, Awareness, FivePhase, Cart, B2B]);
    }

    /// <summary>Returns the condition that a customer has shown a sign of engagement lately, or fulfils another condition.</summary>
    private static Condition TakesPart(EngagementOptions options, Condition other) => Condition.Any(
        Fields.EngagedVisitsWithinDays(options.EngagementDays).AtLeast(options.EngagedVisitCount),
        Fields.ClickedMessagesWithinDays(options.EngagementDays).AtLeast(options.ClickCount),
        Fields.CustomEventsWithinDays(options.EngagementEvent, options.EngagementDays).AtLeast(1),
        other);
}
