using LifecycleKit.Customers;
using LifecycleKit.Segments;

namespace LifecycleKit.Plays;

public static partial class Playbooks
{
    /// <summary>
    /// The preset <c>five-phase</c>: plays for the eleven segments of <see cref="SegmentMaps.FivePhase"/>, phase by phase.
    /// </summary>
    /// <remarks>
    /// The plays depend on the segment only (<see cref="PlayInput.Segment"/>), so no lifecycle is needed. A customer without a segment gets
    /// no play. Visitors without consent to e-mail get plays on the site. Calls are limited to 20 a day over all customers.
    /// </remarks>
    public static Playbook FivePhase { get; } = Playbook.Build("five-phase", book =>
    {
        DeclareLimits(book);
        book
            // Acquisition
            .Play("collect-email", p => p.InSegment("Engaged Visitors").Channel(Channels.OnSite).Priority(30).Cooldown(Days(3))
                .Goal("Capture an e-mail address with consent to marketing."))
            .Play("first-purchase-voucher", p => p.InSegment("Engaged Visitors").Channel(Channels.OnSite).Priority(20).Cooldown(Days(30))
                .Goal("Convert a visitor to a first order."))
            .Play("selling-points", p => p.InSegment("Engaged Visitors").Channel(Channels.OnSite).Priority(10).Cooldown(Days(1))
                .Goal("Show a visitor the shop's unique selling points."))
            .Play("onboarding-newsletter", p => p.InSegment("Loyal Visitors").Channel(Channels.Email).Priority(30).Cooldown(Days(365))
                .Goal("Introduce the shop and the newsletter to a new subscriber."))
            .Play("new-sales", p => p.InSegment("Loyal Visitors").Channel(Channels.Email).Priority(20).Cooldown(Days(14))
                .Goal("Give a subscriber an occasion for a first order."))
            .Play("best-sellers-newsletter", p => p.InSegment("Loyal Visitors").Channel(Channels.Email).Priority(10).Cooldown(Days(14))
                .Goal("Bring a subscriber back to the shop with best sellers."))

            // Retention
            .Play("feedback-survey-with-voucher", p => p.InSegment("First-time Customers")
                .Channel(Channels.Email).Priority(20).Cooldown(Days(180))
                .Goal("Collect feedback on the first order and encourage a second one."))
            .Play("freebies", p => p.InSegment("First-time Customers").Channel(Channels.Email).Priority(10).Cooldown(Days(90))
                .Goal("Confirm the purchase decision and reduce buyer's remorse."))
            .Play("next-purchase-reminder", p => p.InSegment("Recent").Channel(Channels.Email).Priority(30).Cooldown(Days(30))
                .Goal("Prompt the next order at the expected time."))
            .Play("review-incentive", p => p.InSegment("Recent").Channel(Channels.Email).Priority(20).Cooldown(Days(90))
                .Goal("Collect a review soon after the purchase."))
            .Play("friend-voucher", p => p.InSegment("Recent").Channel(Channels.Email).Priority(10).Cooldown(Days(90))
                .Goal("Win a new customer by referral."))

            // Increased value
            .Play("limited-time-upsell", p => p.InSegment("Promising").Channel(Channels.Push).Priority(20).Cooldown(Days(14))
                .Goal("Upsell to a better product with a time-limited offer."))
            .Play("bundle-deals", p => p.InSegment("Promising").Channel(Channels.OnSite).Priority(10).Cooldown(Days(7))
                .Goal("Increase the number of items per order."))
            .Play("bundle-incentive", p => p.InSegment("Potential Loyalists").Channel(Channels.Email).Priority(20).Cooldown(Days(21))
                .Goal("Cross-sell into other product categories."))
            .Play("free-shipping", p => p.InSegment("Potential Loyalists").Channel(Channels.OnSite).Priority(10).Cooldown(Days(1))
                .Goal("Remove shipping cost as an obstacle to small orders."))

            // Veneration
            .Play("gift-voucher", p => p.InSegment("Loyal").Channel(Channels.Email).Priority(30).Cooldown(Days(180))
                .Goal("Reward repeat purchases."))
            .Play("personal-note", p => p.InSegment("Loyal").Channel(Channels.Email).Priority(20).Cooldown(Days(90))
                .Goal("Thank a loyal customer personally."))
            .Play("team-photo", p => p.InSegment("Loyal").Channel(Channels.Email).Priority(10).Cooldown(Days(365))
                .Goal("Build a personal connection with the team behind the shop."))
            .Play("top-service-tier", p => p.InSegment("Champions").Channel(Channels.Email).Priority(30).Cooldown(Days(365))
                .Goal("Give the best customers priority service."))
            .Play("surprise-gift", p => p.InSegment("Champions").Channel(Channels.Email).Priority(20).Cooldown(Days(180))
                .Goal("Delight the best customers and create word of mouth."))
            .Play("early-access", p => p.InSegment("Champions").Channel(Channels.Email).Priority(10).Cooldown(Days(14))
                .Goal("Give the best customers early access to new products."))

            // Reactivation
            .Play(
                "call-for-the-reason",
                p => p.InSegment("Cannot-lose").Channel(Channels.InPerson).Priority(40).Cooldown(Days(180)).DailyBudget(20)
                    .Goal("Learn why a high-value customer stopped buying, and fix the cause."))
            .Play("store-credit-or-free-product", p => p.InSegment("Cannot-lose").Channel(Channels.Email).Priority(30).Cooldown(Days(180))
                .Goal("Give a high-value customer a strong reason to return."))
            .Play("we-miss-you-note", p => p.InSegment("At Risk").Channel(Channels.Email).Priority(30).Cooldown(Days(90))
                .Goal("Reconnect with a customer who has not ordered for a while."))
            .Play("small-gift", p => p.InSegment("At Risk").Channel(Channels.Email).Priority(20).Cooldown(Days(180))
                .Goal("Restore goodwill toward the shop."))
            .Play("exclusive-deal", p => p.InSegment("At Risk").Channel(Channels.Sms).Priority(10).Cooldown(Days(30))
                .Goal("Win back an order from a customer who no longer opens e-mails."))
            .Play("social-reach-out", p => p.InSegment("Falling Asleep").Channel(Channels.Custom).Priority(20).Cooldown(Days(60))
                .Goal("Reach an inactive customer on social media."))
            .Play("exclusive-offer", p => p.InSegment("Falling Asleep").Channel(Channels.Email).Priority(10).Cooldown(Days(30))
                .Goal("Reactivate an inactive customer with a low-cost offer."));
    });
}
