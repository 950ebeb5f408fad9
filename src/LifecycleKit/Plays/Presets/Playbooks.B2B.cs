using LifecycleKit.Customers;
using LifecycleKit.Stages;

namespace LifecycleKit.Plays;

public static partial class Playbooks
{
    /// <summary>The preset <c>b2b</c>: a play for each stage of <see cref="LifecyclePresets.B2B"/>.</summary>
    /// <remarks>
    /// The plays go to the people of a company, so run the playbook in the shop of the contacts, or in that of customers who are companies.
    /// The time after the purchase has plays of its own, and dormant customers too, so that no stage is without a play. Calls are limited
    /// to 20 a day over all customers.
    /// </remarks>
    public static Playbook B2B { get; } = Playbook.Build("b2b", book =>
    {
        DeclareLimits(book);
        book
            .Play("industry-guide", p => p.InStage("lead").Channel(Channels.OnSite).Priority(10).Cooldown(Days(7))
                .Goal("Show a lead how similar companies solve the problem, and capture an address with consent."))
            .Play("webinar-invitation", p => p.InStage("qualified").Channel(Channels.Email).Priority(10).Cooldown(Days(30))
                .Goal("Deepen the interest of a qualified lead with a webinar."))
            .Play("case-study", p => p.InStage("opportunity").Channel(Channels.Email).Priority(10).Cooldown(Days(14))
                .Goal("Help the people who decide on a deal with the results of a similar company."))
            .Play("onboarding-plan", p => p.InStage("customer").Channel(Channels.Email).Priority(10).Cooldown(Days(90))
                .Goal("Lead a customer to first results after the purchase, and name a contact person."))
            .Play("business-review", p => p.InStage("expansion").Channel(Channels.InPerson).Priority(10).Cooldown(Days(180))
                .DailyBudget(20)
                .Goal("Review the results with a growing customer, and find what helps next."))
            .Play("success-story", p => p.InStage("advocate").Channel(Channels.Email).Priority(10).Cooldown(Days(180))
                .Goal("Publish the success of a satisfied customer as a story, and ask for a recommendation."))
            .Play("check-in-call", p => p.InStage("dormant").Channel(Channels.InPerson).Priority(10).Cooldown(Days(180)).DailyBudget(20)
                .Goal("Learn why a customer stopped buying, and what has changed since."));
    });
}
