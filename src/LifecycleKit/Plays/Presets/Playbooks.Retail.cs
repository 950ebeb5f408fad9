using LifecycleKit.Customers;
using LifecycleKit.Stages;

namespace LifecycleKit.Plays;

public static partial class Playbooks
{
    /// <summary>
    /// The preset <c>retail</c>: plays for each stage of <see cref="LifecyclePresets.Retail"/>, and for the types of
    /// <see cref="CustomerTypes"/>.
    /// </summary>
    /// <remarks>
    /// Every stage has a play on the site, so each customer has a play without consent too. Plays for types by score need cut points in the
    /// context. A one-time buyer gets the second-order incentive after 45 days, half of the time until the stage at-risk. Calls are limited
    /// to 20 a day over all customers.
    /// </remarks>
    public static Playbook Retail { get; } = Playbook.Build("retail", book =>
    {
        DeclareLimits(book);
        DeclareStages(book);
        DeclareReturns(book);
    });

    private static void DeclareStages(PlaybookBuilder book) =>
        book
            // Visitors and leads
            .Play("welcome-by-source", p => p.InStage("visitor", "lead").When(CustomerTypes.FirstTimeVisitor())
                .Channel(Channels.OnSite).Priority(40).Cooldown(Days(30))
                .Goal("Continue the message of the ad or post that brought the visitor."))
            .Play("first-order-offer", p => p.InStage("visitor", "lead").When(CustomerTypes.ReturnedWithoutBuying)
                .Channel(Channels.OnSite).Priority(35).Cooldown(Days(14))
                .Goal("Convert a returning visitor to a first order."))
            .Play("collect-email", p => p.InStage("visitor").Channel(Channels.OnSite).Priority(30).Cooldown(Days(3))
                .Goal("Capture an e-mail address with consent to marketing."))
            .Play("selling-points", p => p.InStage("visitor").Channel(Channels.OnSite).Priority(10).Cooldown(Days(1))
                .Goal("Show a visitor the shop's unique selling points."))
            .Play("seen-and-not-bought", p => p.InStage("lead").When(CustomerTypes.ReturnedWithoutBuying)
                .Channel(Channels.Email).Priority(40).Cooldown(Days(21))
                .Goal("Convince a returning lead with customer reviews."))
            .Play("onboarding-newsletter", p => p.InStage("lead").Channel(Channels.Email).Priority(30).Cooldown(Days(365))
                .Goal("Introduce the shop and the newsletter to a new lead."))
            .Play("best-sellers-newsletter", p => p.InStage("lead").Channel(Channels.Email).Priority(10).Cooldown(Days(14))
                .Goal("Bring a lead back to the shop with best sellers."))
            .Play("first-purchase-voucher", p => p.InStage("lead").Channel(Channels.OnSite).Priority(30).Cooldown(Days(30))
                .Goal("Convert a lead to a first order."))
            .Play("new-sales", p => p.InStage("lead").Channel(Channels.OnSite).Priority(10).Cooldown(Days(1))
                .Goal("Give a lead an occasion for a first order."))

            // Customers
            .Play("feedback-survey-with-voucher", p => p.InStage("first-time").Channel(Channels.Email).Priority(30).Cooldown(Days(180))
                .Goal("Collect feedback on the first order and encourage a second one."))
            .Play("freebies", p => p.InStage("first-time").Channel(Channels.Email).Priority(10).Cooldown(Days(90))
                .Goal("Confirm the purchase decision and reduce buyer's remorse."))
            .Play("matching-products", p => p.InStage("first-time").Channel(Channels.OnSite).Priority(10).Cooldown(Days(1))
                .Goal("Cross-sell products that match the first order."))
            .Play("next-purchase-reminder", p => p.InStage("active").Channel(Channels.Email).Priority(30).Cooldown(Days(30))
                .Goal("Prompt the next order at the expected time."))
            .Play("review-incentive", p => p.InStage("active").Channel(Channels.Email).Priority(20).Cooldown(Days(90))
                .Goal("Collect a review soon after the purchase."))
            .Play("friend-voucher", p => p.InStage("active").Channel(Channels.Email).Priority(10).Cooldown(Days(90))
                .Goal("Win a new customer by referral."))
            .Play("bundle-deals", p => p.InStage("active").Channel(Channels.OnSite).Priority(10).Cooldown(Days(1))
                .Goal("Cross-sell into other product categories."))
            .Play("limited-time-upsell", p => p.InStage("active").Channel(Channels.Push).Priority(10).Cooldown(Days(14))
                .Goal("Upsell to a better product with a time-limited offer."))
            .Play("gift-voucher", p => p.InStage("loyal").Channel(Channels.Email).Priority(30).Cooldown(Days(180))
                .Goal("Reward repeat purchases."))
            .Play("personal-note", p => p.InStage("loyal").Channel(Channels.Email).Priority(20).Cooldown(Days(90))
                .Goal("Thank a loyal customer personally."))
            .Play("team-photo", p => p.InStage("loyal").Channel(Channels.Email).Priority(10).Cooldown(Days(365))
                .Goal("Build a personal connection with the team behind the shop."))
            .Play("free-shipping", p => p.InStage("loyal").Channel(Channels.OnSite).Priority(10).Cooldown(Days(1))
                .Goal("Remove shipping cost as an obstacle to small orders."))
            .Play("surprise-gift", p => p.InStage("champion").Channel(Channels.Email).Priority(30).Cooldown(Days(180))
                .Goal("Delight the best customers and create word of mouth."))
            .Play("early-access", p => p.InStage("champion").Channel(Channels.Push).Priority(20).Cooldown(Days(14))
                .Goal("Give the best customers early access to new products."))
            .Play("top-service-tier", p => p.InStage("champion").Channel(Channels.OnSite).Priority(10).Cooldown(Days(1))
                .Goal("Give the best customers priority service."));

    private static void DeclareReturns(PlaybookBuilder book) =>
        book
            // Winning back
            .Play("we-miss-you-note", p => p.InStage("at-risk").Channel(Channels.Email).Priority(30).Cooldown(Days(90))
                .Goal("Reconnect with a customer who has not ordered for a while."))
            .Play("small-gift", p => p.InStage("at-risk").Channel(Channels.Email).Priority(20).Cooldown(Days(180))
                .Goal("Restore goodwill toward the shop."))
            .Play("exclusive-deal", p => p.InStage("at-risk").Channel(Channels.Sms).Priority(10).Cooldown(Days(30))
                .Goal("Win back an order from a customer who no longer opens e-mails."))
            .Play("welcome-back-offer", p => p.InStage("at-risk", "lapsed").Channel(Channels.OnSite).Priority(10).Cooldown(Days(1))
                .Goal("Welcome back an inactive customer with an offer."))
            .Play("store-credit", p => p.InStage("lapsed").Channel(Channels.Email).Priority(30).Cooldown(Days(180))
                .Goal("Give a lapsed customer credit to spend on the next order."))
            .Play("exclusive-offer", p => p.InStage("lapsed").Channel(Channels.Email).Priority(10).Cooldown(Days(30))
                .Goal("Reactivate an inactive customer with a low-cost offer."))
            .Play("social-reach-out", p => p.InStage("lapsed").Channel(Channels.Custom).Priority(10).Cooldown(Days(60))
                .Goal("Reach an inactive customer on social media."))
            .Play("glad-you-are-back", p => p.InStage("won-back").Channel(Channels.Email).Priority(30).Cooldown(Days(365))
                .Goal("Thank a won-back customer and learn the reason for the absence."))
            .Play("what-is-new", p => p.InStage("won-back").Channel(Channels.OnSite).Priority(10).Cooldown(Days(1))
                .Goal("Show a won-back customer what is new."))

            // Types of customers, in any stage
            .Play("call-for-the-reason", p => p.When(CustomerTypes.LapsedBigSpender)
                .Channel(Channels.InPerson).Priority(60).Cooldown(Days(180)).DailyBudget(20)
                .Goal("Learn why a big spender stopped buying, and fix the cause."))
            .Play("big-spender-credit", p => p.When(CustomerTypes.LapsedBigSpender).Channel(Channels.Email).Priority(55).Cooldown(Days(180))
                .Goal("Win back a big spender with a generous credit."))
            .Play("vip-service", p => p.When(CustomerTypes.Vip).Channel(Channels.Email).Priority(50).Cooldown(Days(180))
                .Goal("Offer a personal contact to the most valuable customers."))
            .Play("second-order-incentive", p => p.When(CustomerTypes.OneTimeBuyerPast(45))
                .Channel(Channels.Email).Priority(45).Cooldown(Days(60))
                .Goal("Turn a one-time buyer into a repeat customer."))
            .Play(
                "value-without-discount",
                p => p.When(CustomerTypes.DiscountOnlyBuyer).Channel(Channels.Email).Priority(38).Cooldown(Days(60))
                    .Goal("Show a discount-only buyer value beyond price: service, bundles, points."));
}
