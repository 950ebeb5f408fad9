using LifecycleKit.Customers;
using LifecycleKit.Stages;

namespace LifecycleKit.Plays;

public static partial class Playbooks
{
    /// <summary><c>retail</c>: plays for each stage of <see cref="LifecyclePresets.Retail"/>, and for the kinds of <see cref="CustomerTypes"/>.</summary>
    /// <remarks>
    /// Every stage has a play on the site, so that nobody is without one for want of consent. Kinds by score are for nobody unless the context has cut
    /// points. A customer of one order is past his cadence after 45 days, half the time until he is at risk. Calls are limited to 20 a day over all
    /// customers.
    /// </remarks>
    public static Playbook Retail { get; } = Playbook.Build("retail", book =>
    {
        DeclareManners(book);
        DeclareStages(book);
        DeclareReturns(book);
    });

    private static void DeclareStages(PlaybookBuilder book) =>
        book
            // Visitors and leads
            .Play("welcome-by-source", p => p.InStage("visitor", "lead").When(CustomerTypes.FirstTimeVisitor())
                .Channel(Channels.OnSite).Priority(40).Cooldown(Days(30))
                .Goal("A visitor finds what the advertisement or post that led him here spoke of."))
            .Play("first-order-offer", p => p.InStage("visitor", "lead").When(CustomerTypes.ReturnedWithoutBuying)
                .Channel(Channels.OnSite).Priority(35).Cooldown(Days(14))
                .Goal("A visitor who came back without buying places his first order."))
            .Play("collect-email", p => p.InStage("visitor").Channel(Channels.OnSite).Priority(30).Cooldown(Days(3))
                .Goal("A visitor leaves the address at which the shop may write to him."))
            .Play("selling-points", p => p.InStage("visitor").Channel(Channels.OnSite).Priority(10).Cooldown(Days(1))
                .Goal("A visitor learns what this shop does better than others."))
            .Play("seen-and-not-bought", p => p.InStage("lead").When(CustomerTypes.ReturnedWithoutBuying)
                .Channel(Channels.Email).Priority(40).Cooldown(Days(21))
                .Goal("A lead who came back without buying hears what others say of what he saw."))
            .Play("onboarding-newsletter", p => p.InStage("lead").Channel(Channels.Email).Priority(30).Cooldown(Days(365))
                .Goal("A lead comes to know the shop and what he may expect of it."))
            .Play("best-sellers-newsletter", p => p.InStage("lead").Channel(Channels.Email).Priority(10).Cooldown(Days(14))
                .Goal("A lead sees what others buy, and comes back."))
            .Play("first-purchase-voucher", p => p.InStage("lead").Channel(Channels.OnSite).Priority(30).Cooldown(Days(30))
                .Goal("A lead places his first order."))
            .Play("new-sales", p => p.InStage("lead").Channel(Channels.OnSite).Priority(10).Cooldown(Days(1))
                .Goal("A lead finds an occasion for his first order."))

            // Customers
            .Play("feedback-survey-with-voucher", p => p.InStage("first-time").Channel(Channels.Email).Priority(30).Cooldown(Days(180))
                .Goal("The shop learns how the first order went, and a second one is worth while."))
            .Play("freebies", p => p.InStage("first-time").Channel(Channels.Email).Priority(10).Cooldown(Days(90))
                .Goal("The customer is glad of his choice."))
            .Play("matching-products", p => p.InStage("first-time").Channel(Channels.OnSite).Priority(10).Cooldown(Days(1))
                .Goal("The customer finds what goes with his first order."))
            .Play("next-purchase-reminder", p => p.InStage("active").Channel(Channels.Email).Priority(30).Cooldown(Days(30))
                .Goal("The customer orders again when it is time."))
            .Play("review-incentive", p => p.InStage("active").Channel(Channels.Email).Priority(20).Cooldown(Days(90))
                .Goal("The customer writes a review while he remembers."))
            .Play("friend-voucher", p => p.InStage("active").Channel(Channels.Email).Priority(10).Cooldown(Days(90))
                .Goal("The customer brings somebody along."))
            .Play("bundle-deals", p => p.InStage("active").Channel(Channels.OnSite).Priority(10).Cooldown(Days(1))
                .Goal("The customer tries other parts of the range."))
            .Play("limited-time-upsell", p => p.InStage("active").Channel(Channels.Push).Priority(10).Cooldown(Days(14))
                .Goal("The customer takes the better one; an offer of hours does not wait in a mailbox."))
            .Play("gift-voucher", p => p.InStage("loyal").Channel(Channels.Email).Priority(30).Cooldown(Days(180))
                .Goal("The customer is rewarded for coming back."))
            .Play("personal-note", p => p.InStage("loyal").Channel(Channels.Email).Priority(20).Cooldown(Days(90))
                .Goal("The customer is thanked by name by somebody with a name."))
            .Play("team-photo", p => p.InStage("loyal").Channel(Channels.Email).Priority(10).Cooldown(Days(365))
                .Goal("The customer sees who works for him."))
            .Play("free-shipping", p => p.InStage("loyal").Channel(Channels.OnSite).Priority(10).Cooldown(Days(1))
                .Goal("Nothing speaks against a small order in between."))
            .Play("surprise-gift", p => p.InStage("champion").Channel(Channels.Email).Priority(30).Cooldown(Days(180))
                .Goal("The customer has something to tell his friends."))
            .Play("early-access", p => p.InStage("champion").Channel(Channels.Push).Priority(20).Cooldown(Days(14))
                .Goal("The customer is first to see what is new, on the day."))
            .Play("top-service-tier", p => p.InStage("champion").Channel(Channels.OnSite).Priority(10).Cooldown(Days(1))
                .Goal("The best customers know whom to turn to, and wait for nothing."));

    private static void DeclareReturns(PlaybookBuilder book) =>
        book
            // Winning back
            .Play("we-miss-you-note", p => p.InStage("at-risk").Channel(Channels.Email).Priority(30).Cooldown(Days(90))
                .Goal("The customer knows that he is missed."))
            .Play("small-gift", p => p.InStage("at-risk").Channel(Channels.Email).Priority(20).Cooldown(Days(180))
                .Goal("The customer thinks well of the shop again."))
            .Play("exclusive-deal", p => p.InStage("at-risk").Channel(Channels.Sms).Priority(10).Cooldown(Days(30))
                .Goal("The customer orders again, though he may no longer open e-mails."))
            .Play("welcome-back-offer", p => p.InStage("at-risk", "lapsed").Channel(Channels.OnSite).Priority(10).Cooldown(Days(1))
                .Goal("A customer who looks in after long finds a reason to stay."))
            .Play("store-credit", p => p.InStage("lapsed").Channel(Channels.Email).Priority(30).Cooldown(Days(180))
                .Goal("The customer has something of his own to come back for."))
            .Play("exclusive-offer", p => p.InStage("lapsed").Channel(Channels.Email).Priority(10).Cooldown(Days(30))
                .Goal("The customer looks in once more, at little cost."))
            .Play("social-reach-out", p => p.InStage("lapsed").Channel(Channels.Custom).Priority(10).Cooldown(Days(60))
                .Goal("The customer comes across the shop where he spends his time."))
            .Play("glad-you-are-back", p => p.InStage("won-back").Channel(Channels.Email).Priority(30).Cooldown(Days(365))
                .Goal("The customer is thanked, and asked what had kept him away."))
            .Play("what-is-new", p => p.InStage("won-back").Channel(Channels.OnSite).Priority(10).Cooldown(Days(1))
                .Goal("The customer sees what came in while he was away."))

            // Kinds of customers, whatever their stage
            .Play("call-for-the-reason", p => p.When(CustomerTypes.LapsedBigSpender)
                .Channel(Channels.InPerson).Priority(60).Cooldown(Days(180)).DailyBudget(20)
                .Goal("The shop learns why a customer who spent much left, and mends it."))
            .Play("big-spender-credit", p => p.When(CustomerTypes.LapsedBigSpender).Channel(Channels.Email).Priority(55).Cooldown(Days(180))
                .Goal("A customer who spent much has a generous reason to come back."))
            .Play("vip-service", p => p.When(CustomerTypes.Vip).Channel(Channels.Email).Priority(50).Cooldown(Days(180))
                .Goal("The customers who bring the most have a person to turn to."))
            .Play("second-order-incentive", p => p.When(CustomerTypes.OneTimeBuyerPast(45))
                .Channel(Channels.Email).Priority(45).Cooldown(Days(60))
                .Goal("The customer of one order places his second while he remembers the first."))
            .Play("value-without-discount", p => p.When(CustomerTypes.DiscountOnlyBuyer).Channel(Channels.Email).Priority(38).Cooldown(Days(60))
                .Goal("The customer who buys at a discount only hears what else is worth his while: service, bundles, points."));
}
