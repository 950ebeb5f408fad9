using LifecycleKit.Conditions;
using LifecycleKit.Customers;

namespace LifecycleKit.Stages;

/// <summary>Ready-made lifecycles.</summary>
/// <remarks>
/// <para>Each tells where a customer stands now, and so he can go back: an order that is undone is taken back, and silence moves him
/// where the shop has to win him anew. The highest stage he reached is kept beside it and never sinks
/// (<see cref="LifecycleState.HighestStage"/>).</para>
/// <para>Rules that can hold at once differ in priority, so their ids never decide. The definitions are immutable and safe to share between
/// threads.</para>
/// </remarks>
public static partial class LifecyclePresets
{
    /// <summary>What can take an order away: an amendment does when it lowers the total to what was already given back.</summary>
    private const EventTriggers OrderUndone = EventTriggers.OrderRefunded | EventTriggers.OrderCancelled | EventTriggers.OrderAmended;

    /// <summary>Every preset.</summary>
    public static IReadOnlyList<LifecycleDefinition> All => Catalogue.Presets;

    // No fields: the presets in the other files may be made before a field of this one.
    private static TimeSpan Quarter => TimeSpan.FromDays(90);

    private static TimeSpan Year => TimeSpan.FromDays(365);

    /// <summary>Finds a preset.</summary>
    /// <param name="name">Its name, such as <c>retail</c>, compared ordinally.</param>
    /// <returns>The preset, or null when there is none of this name.</returns>
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

    /// <summary>Whether the shop may write to him.</summary>
    private static Condition IsReachable() =>
        Condition.Any(Fields.EmailContactable.IsTrue(), Fields.SmsContactable.IsTrue(), Fields.PushContactable.IsTrue());

    /// <summary>The rules that tell somebody who considers an order from somebody who merely knows the shop.</summary>
    private static void DeclareInterest(LifecycleDefinitionBuilder lifecycle, string from, string to) => lifecycle
        .Rule("look-again", r => r.From(from).To(to)
            .On(EventTriggers.Visit).When(Fields.EventEngaged.IsTrue() & Fields.EngagedVisitCount.AtLeast(2)))
        .Rule("leave-contact", r => r.From(from).To(to)
            .On(EventTriggers.ContactCaptured | EventTriggers.ConsentChanged).When(IsReachable()))
        .Rule("fill-cart", r => r.From(from).To(to).On(EventTriggers.CartUpdated).When(Fields.CartItemCount.AtLeast(1)))
        .Rule("lose-interest", r => r.From(to).To(from).WhenTimePasses().When(Fields.LastSeenAt.OlderThan(Quarter)));

    /// <summary>The rules that make a customer an advocate (a referral, 4 or 5 stars, a promoter's answer) and a disappointed advocate a customer.</summary>
    private static void DeclareAdvocacy(LifecycleDefinitionBuilder lifecycle, string[] from, string to, string back)
    {
        const EventTriggers Opinion = EventTriggers.Review | EventTriggers.SurveyAnswer;
        lifecycle
            .Rule("refer", r => r.From(from).To(to).On(EventTriggers.ReferralMade))
            .Rule("praise", r => r.From(from).To(to).On(Opinion).When(Fields.EventRating.AtLeast(4) | Fields.EventNps.AtLeast(9)))
            .Rule("disappoint", r => r.From(to).To(back).On(Opinion).When(Fields.EventRating.AtMost(2) | Fields.EventNps.AtMost(6)));
    }

    /// <summary>Apart from the presets, so that all of them are made before the list is.</summary>
    private static class Catalogue
    {
        public static readonly IReadOnlyList<LifecycleDefinition> Presets = Array.AsReadOnly([Retail, Attention, Acquisition, Attraction, Awareness, FivePhase]);
    }
}
