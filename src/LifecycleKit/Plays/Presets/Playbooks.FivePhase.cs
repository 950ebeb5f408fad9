using LifecycleKit.Customers;
using LifecycleKit.Segments;

namespace LifecycleKit.Plays;

public static partial class Playbooks
{
    /// <summary><c>five-phase</c>: the strategies for the eleven segments of <see cref="SegmentMaps.FivePhase"/>, phase by phase.</summary>
    /// <remarks>
    /// It looks at the segment alone (<see cref="PlayInput.Segment"/>), so it needs no lifecycle; customers without a segment get nothing. Visitors whom the
    /// shop may not write to are spoken to on the site. Calls are limited to 20 a day over all customers.
    /// </remarks>
    public static Playbook FivePhase { get; } = Playbook.Build("five-phase", book =>
    {
        DeclareManners(book);
        book
            // Acquisition
            .Play("collect-email", p => p.InSegment("Engaged Visitors").Channel(Channels.OnSite).Priority(30).Cooldown(Days(3))
                .Goal("A visitor leaves the address at which the shop may write to him."))
            .Play("first-purchase-voucher", p => p.InSegment("Engaged Visitors").Channel(Channels.OnSite).Priority(20).Cooldown(Days(30))
                .Goal("A visitor places his first order."))
            .Play("selling-points", p => p.InSegment("Engaged Visitors").Channel(Channels.OnSite).Priority(10).Cooldown(Days(1))
                .Goal("A visitor learns what this shop does better than others."))
            .Play("onboarding-newsletter", p => p.InSegment("Loyal Visitors").Channel(Channels.Email).Priority(30).Cooldown(Days(365))
                .Goal("A subscriber comes to know the shop and what he may expect of it."))
            .Play("new-sales", p => p.InSegment("Loyal Visitors").Channel(Channels.Email).Priority(20).Cooldown(Days(14))
                .Goal("A subscriber finds an occasion for his first order."))
            .Play("best-sellers-newsletter", p => p.InSegment("Loyal Visitors").Channel(Channels.Email).Priority(10).Cooldown(Days(14))
                .Goal("A subscriber sees what others buy, and comes back."))

            // Retention
            .Play("feedback-survey-with-voucher", p => p.InSegment("First-time Customers")
                .Channel(Channels.Email).Priority(20).Cooldown(Days(180))
                .Goal("The shop learns how the first order went, and a second one is worth while."))
            .Play("freebies", p => p.InSegment("First-time Customers").Channel(Channels.Email).Priority(10).Cooldown(Days(90))
                .Goal("The customer is glad of his choice."))
            .Play("next-purchase-reminder", p => p.InSegment("Recent").Channel(Channels.Email).Priority(30).Cooldown(Days(30))
                .Goal("The customer orders again when it is time."))
            .Play("review-incentive", p => p.InSegment("Recent").Channel(Channels.Email).Priority(20).Cooldown(Days(90))
                .Goal("The customer writes a review while he remembers."))
            .Play("friend-voucher", p => p.InSegment("Recent").Channel(Channels.Email).Priority(10).Cooldown(Days(90))
                .Goal("The customer brings somebody along."))

            // Increased value
            .Play("limited-time-upsell", p => p.InSegment("Promising").Channel(Channels.Push).Priority(20).Cooldown(Days(14))
                .Goal("The customer takes the better one; an offer of hours does not wait in a mailbox."))
            .Play("bundle-deals", p => p.InSegment("Promising").Channel(Channels.OnSite).Priority(10).Cooldown(Days(7))
                .Goal("The customer puts more than one thing into his cart."))
            .Play("bundle-incentive", p => p.InSegment("Potential Loyalists").Channel(Channels.Email).Priority(20).Cooldown(Days(21))
                .Goal("The customer tries other parts of the range."))
            .Play("free-shipping", p => p.InSegment("Potential Loyalists").Channel(Channels.OnSite).Priority(10).Cooldown(Days(1))
                .Goal("Nothing speaks against a small order in between."))

            // Veneration
            .Play("gift-voucher", p => p.InSegment("Loyal").Channel(Channels.Email).Priority(30).Cooldown(Days(180))
                .Goal("The customer is rewarded for coming back."))
            .Play("personal-note", p => p.InSegment("Loyal").Channel(Channels.Email).Priority(20).Cooldown(Days(90))
                .Goal("The customer is thanked by name by somebody with a name."))
            .Play("team-photo", p => p.InSegment("Loyal").Channel(Channels.Email).Priority(10).Cooldown(Days(365))
                .Goal("The customer sees who works for him."))
            .Play("top-service-tier", p => p.InSegment("Champions").Channel(Channels.Email).Priority(30).Cooldown(Days(365))
                .Goal("The best customers know whom to turn to, and wait for nothing."))
            .Play("surprise-gift", p => p.InSegment("Champions").Channel(Channels.Email).Priority(20).Cooldown(Days(180))
                .Goal("The customer has something to tell his friends."))
            .Play("early-access", p => p.InSegment("Champions").Channel(Channels.Email).Priority(10).Cooldown(Days(14))
                .Goal("The customer is first to see what is new."))

            // Reactivation
            .Play("call-for-the-reason", p => p.InSegment("Cannot-lose").Channel(Channels.InPerson).Priority(40).Cooldown(Days(180)).DailyBudget(20)
                .Goal("The shop learns why a customer of great worth left, and mends it."))
            .Play("store-credit-or-free-product", p => p.InSegment("Cannot-lose").Channel(Channels.Email).Priority(30).Cooldown(Days(180))
                .Goal("A customer of great worth has a reason to come back."))
            .Play("we-miss-you-note", p => p.InSegment("At Risk").Channel(Channels.Email).Priority(30).Cooldown(Days(90))
                .Goal("The customer knows that he is missed."))
            .Play("small-gift", p => p.InSegment("At Risk").Channel(Channels.Email).Priority(20).Cooldown(Days(180))
                .Goal("The customer thinks well of the shop again."))
            .Play("exclusive-deal", p => p.InSegment("At Risk").Channel(Channels.Sms).Priority(10).Cooldown(Days(30))
                .Goal("The customer orders again, though he may no longer open e-mails."))
            .Play("social-reach-out", p => p.InSegment("Falling Asleep").Channel(Channels.Custom).Priority(20).Cooldown(Days(60))
                .Goal("The customer comes across the shop where he spends his time."))
            .Play("exclusive-offer", p => p.InSegment("Falling Asleep").Channel(Channels.Email).Priority(10).Cooldown(Days(30))
                .Goal("The customer looks in once more, at little cost."));
    });
}
