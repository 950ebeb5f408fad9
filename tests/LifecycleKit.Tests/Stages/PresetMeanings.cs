using LifecycleKit.Customers;

namespace LifecycleKit.Tests.Stages;

/// <summary>The meaning of each stage of a preset, in plain code that does not use the rules.</summary>
internal static class PresetMeanings
{
    private static readonly Dictionary<string, Dictionary<string, Func<Story, bool>>> All = new()
    {
        ["retail"] = new()
        {
            ["visitor"] = s => Orders(s) == 0,
            ["lead"] = s => Orders(s) == 0,
            ["first-time"] = s => Orders(s) == 1 && Silence(s) < 90,
            ["active"] = s => Orders(s) is 2 or 3 && Silence(s) < 90,
            ["loyal"] = s => Orders(s) is >= 4 and <= 7 && Silence(s) < 90,
            ["champion"] = s => Orders(s) >= 8 && Silence(s) < 90,
            ["at-risk"] = s => Silence(s) is >= 90 and < 180,
            ["lapsed"] = s => Silence(s) >= 180,
            ["won-back"] = s => Silence(s) < 90,
        },
        ["attention"] = new()
        {
            ["attention"] = s => Orders(s) == 0 || Silence(s) >= 365,
            ["consideration"] = s => (Orders(s) == 0 || Silence(s) >= 365) && Unseen(s) < 90,
            ["conversion"] = s => Orders(s) >= 1 && Silence(s) < 365,
            ["return"] = s => Orders(s) >= 2 && Silence(s) < 365 && !Recommends(s),
            ["advocate"] = s => Orders(s) >= 2 && Silence(s) < 365 && Recommends(s),
        },
        ["acquisition"] = new()
        {
            ["acquisition"] = s => (Orders(s) == 0 || Silence(s) >= 365) && !IsEngaged(s),
            ["engagement"] = s => (Orders(s) >= 1 && Silence(s) < 365) || IsEngaged(s),
            ["retention"] = s => Orders(s) >= 2 && Silence(s) < 365 && !Recommends(s) && !Expands(s),
            ["expansion"] = s => Orders(s) >= 2 && Silence(s) < 365 && !Recommends(s) && Expands(s),
            ["advocacy"] = s => Orders(s) >= 2 && Silence(s) < 365 && Recommends(s),
        },
        ["attraction"] = new()
        {
            ["attraction"] = s => (Orders(s) == 0 || Silence(s) >= 365) && !IsReachable(s),
            ["acquirement"] = s => (Orders(s) == 0 || Silence(s) >= 365) && IsReachable(s),
            ["conversion"] = s => Orders(s) >= 1 && Silence(s) < 30,
            ["retention"] = s => Orders(s) >= 1 && Silence(s) is >= 30 and < 365,
            ["loyalty"] = s => Orders(s) >= 2 && Silence(s) < 365,
        },
        ["awareness"] = new()
        {
            ["awareness"] = s => !Subscribes(s) && (Orders(s) == 0 || Silence(s) >= 365),
            ["consideration"] = s => !Subscribes(s) && (Orders(s) == 0 || Silence(s) >= 365) && Unseen(s) < 90,
            ["purchase"] = s => Subscribes(s) || (Orders(s) >= 1 && Silence(s) < 365),
            ["retention"] = s => (Subscribes(s) || (Orders(s) >= 2 && Silence(s) < 365)) && !Recommends(s),
            ["advocacy"] = s => (Subscribes(s) || (Orders(s) >= 2 && Silence(s) < 365)) && Recommends(s),
        },
        ["b2b"] = new()
        {
            ["lead"] = s => !Buys(s) && OpenDeals(s) == 0 && !Qualifies(s) && !HasBought(s),
            ["qualified"] = s => !Buys(s) && OpenDeals(s) == 0 && Qualifies(s),
            ["opportunity"] = s => !Buys(s) && OpenDeals(s) > 0,
            ["customer"] = s => Buys(s) && !Recommends(s) && !ExpandsBusiness(s),
            ["expansion"] = s => Buys(s) && !Recommends(s) && ExpandsBusiness(s),
            ["advocate"] = s => Buys(s) && Recommends(s),
            ["dormant"] = s => !Buys(s) && OpenDeals(s) == 0 && !Qualifies(s) && HasBought(s),
        },
        ["cart"] = new()
        {
            ["browsing"] = s => s.Profile.CartItemCount == 0,
            ["filled"] = s => s.Profile.CartItemCount > 0 && Untouched(s) < 1 / 24.0,
            ["abandoned"] = s => s.Profile.CartItemCount > 0 && Untouched(s) < 7,
            ["recovered"] = s => s.Profile.CartItemCount == 0,
            ["lost"] = s => s.Profile.CartItemCount > 0 && Untouched(s) >= 7,
        },
        ["five-phase"] = new()
        {
            ["acquisition"] = s => Phase(s) == "acquisition",
            ["retention"] = s => Phase(s) == "retention",
            ["increased-value"] = s => Phase(s) == "increased-value",
            ["veneration"] = s => Phase(s) == "veneration",
            ["reactivation"] = s => Phase(s) == "reactivation",
        },
    };

    public static IReadOnlyDictionary<string, Func<Story, bool>> Of(string preset) => All[preset];

    private static int Orders(Story story) => story.Profile.OrderCount;

    private static bool Recommends(Story story)
    {
        var ratings = story.Events.Where(e => e.Kind == CustomerEventKind.Review).Select(e => e.Rating).ToArray();
        var nps = story.Events.LastOrDefault(e => e is { Kind: CustomerEventKind.SurveyAnswer, Survey: SurveyKind.Nps }) is
            { Kind: CustomerEventKind.SurveyAnswer } last ? last.Score : (decimal?)null;
        var praises = story.Events.Any(e => e.Kind == CustomerEventKind.ReferralMade) || nps >= 9
            || (ratings.Length > 0 && ratings.Average() >= 4);
        return praises && !(nps <= 6) && !(ratings.Length > 0 && ratings.Average() <= 2);
    }

    /// <summary>Whether two engaged visits, a click or a webinar lie within the last 90 days, today included.</summary>
    private static bool IsEngaged(Story story)
    {
        var recent = story.Events.Where(e => (story.Now.UtcDateTime.Date - e.At.UtcDateTime.Date).Days < 90).ToArray();
        return recent.Count(e => e is { Kind: CustomerEventKind.Visit, Engaged: true }) >= 2
            || recent.Any(e => e.Kind == CustomerEventKind.MessageClicked || e is { Kind: CustomerEventKind.Custom, Name: "webinar" });
    }

    /// <summary>
    /// Whether four orders count, the last 365 days brought 1.5 times as much as the 365 days before, or one order brought twice the mean
    /// of the others.
    /// </summary>
    private static bool Expands(Story story)
    {
        if (Orders(story) >= 4) return true;
        var orders = story.Events.Where(e => e.Snapshot is not null).Select(e => e.Snapshot!)
            .GroupBy(order => order.OrderId).Select(group => group.Last()).Where(order => order.IsCounted).ToArray();
        var last = orders.Where(order => story.Now - order.PlacedAt < TimeSpan.FromDays(365)).Sum(order => order.NetTotal);
        var before = orders.Where(order => (story.Now - order.PlacedAt).TotalDays is >= 365 and < 730).Sum(order => order.NetTotal);
        var totals = orders.Select(order => order.NetTotal).Order().ToArray();
        var isLarger = totals.Length >= 2 && totals[..^1].Average() > 0 && totals[^1] >= 2 * totals[..^1].Average();
        return isLarger || (before > 0 && last >= 1.5m * before);
    }

    /// <summary>The deals of a story, whose events are in the order of their instants.</summary>
    private static DealSnapshot[] Deals(Story story) =>
        [.. story.Events.Select(e => e.Deal).OfType<DealSnapshot>().GroupBy(deal => deal.DealId).Select(group => group.Last())];

    private static int OpenDeals(Story story) => Deals(story).Count(deal => deal.Outcome == DealOutcome.Open);

    private static bool Buys(Story story) => Subscribes(story) || (Orders(story) > 0 && Silence(story) < 365)
        || Deals(story).Any(deal => deal.Outcome == DealOutcome.Won && Days(story, deal.ClosedAt) < 365);

    private static bool HasBought(Story story) => Orders(story) > 0 || Deals(story).Any(deal => deal.Outcome == DealOutcome.Won);

    /// <summary>Whether two engaged visits, two clicks or a webinar lie within 90 days, or a deal was lost within 180.</summary>
    private static bool Qualifies(Story story)
    {
        var recent = story.Events.Where(e => (story.Now.UtcDateTime.Date - e.At.UtcDateTime.Date).Days < 90).ToArray();
        return recent.Count(e => e is { Kind: CustomerEventKind.Visit, Engaged: true }) >= 2
            || recent.Count(e => e.Kind == CustomerEventKind.MessageClicked) >= 2
            || recent.Any(e => e is { Kind: CustomerEventKind.Custom, Name: "webinar" })
            || Deals(story).Any(deal => deal.Outcome == DealOutcome.Lost && Days(story, deal.ClosedAt) < 180);
    }

    private static bool ExpandsBusiness(Story story) =>
        Deals(story).Count(deal => deal.Outcome == DealOutcome.Won) >= 2;

    private static bool Subscribes(Story story) => story.Profile.OpenSubscriptionCount > 0;

    private static bool IsReachable(Story story) =>
        (story.Profile.Contacts.GetChannels(story.Now) & (Channels.Email | Channels.Sms | Channels.Push)) != 0;

    /// <summary>Returns the days of 24 hours since the last counted order; infinite without an order.</summary>
    private static double Silence(Story story) => Days(story, story.Profile.LastOrderAt);

    private static double Untouched(Story story) => Days(story, story.Profile.CartUpdatedAt);

    private static double Unseen(Story story) => Days(story, story.Profile.LastSeenAt);

    /// <summary>The five-phase table, on the cut points of <see cref="PresetCases"/>.</summary>
    private static string Phase(Story story)
    {
        if (Orders(story) == 0) return "acquisition";
        var days = (story.Now.UtcDateTime.Date - story.Profile.LastOrderAt!.Value.UtcDateTime.Date).Days;
        var r = days <= 30 ? 5 : days <= 60 ? 4 : days <= 120 ? 3 : days <= 240 ? 2 : 1;
        var f = Orders(story) switch { 1 => 1, 2 => 2, 3 => 3, <= 5 => 4, _ => 5 };
        var m = story.Profile.NetRevenue switch { <= 100 => 1, <= 200 => 2, <= 400 => 3, <= 800 => 4, _ => 5 };
        return (r, (f + m + 1) / 2) switch
        {
            (<= 2, _) => "reactivation",
            _ when Orders(story) == 1 => "retention",
            (5, <= 2) or (4, 1) => "retention",
            (_, <= 3) => "increased-value",
            _ => "veneration",
        };
    }

    private static double Days(Story story, DateTimeOffset? since) =>
        since is { } at ? (story.Now - at).TotalDays : double.PositiveInfinity;
}
