using LifecycleKit.Plays;
using LifecycleKit.Tracking;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Shop.Data;
using Shop.Hooks;
using Shop.Mail;
using Shop.Pages;
using Shop.Start;

namespace Shop.Endpoints;

/// <summary>The pages of the back office. They ask for no sign-in, so the shop listens on the loopback address alone.</summary>
public static class OfficePages
{
    private const int MaxTimelineLines = 100;

    public static void MapOfficePages(this IEndpointRouteBuilder app)
    {
        var office = app.MapGroup("/office");
        office.MapGet("/", AudiencesAsync);
        office.MapGet("/audience", AudienceAsync);
        office.MapGet("/customers", CustomersAsync);
        office.MapGet("/customers/{id}", CustomerAsync);
        office.MapGet("/operations", OperationsAsync);
        office.MapPost("/orders/{id}/refund", async (
            string id, [FromForm] decimal amount, OrderChanges changes, CancellationToken cancellationToken) =>
            Changed(await changes.RefundAsync(id, amount, cancellationToken)));
        office.MapPost("/orders/{id}/cancel", async (
            string id, IFormCollection _, OrderChanges changes, CancellationToken cancellationToken) =>
            Changed(await changes.CancelAsync(id, cancellationToken)));
        office.MapPost("/orders/{id}/ship", async (
            string id, IFormCollection _, OrderChanges changes, CancellationToken cancellationToken) =>
            Changed(await changes.ShipAsync(id, cancellationToken)));
        office.MapPost("/customers/{id}/erase", async (
            string id, IFormCollection _, EraseHook erasure, CancellationToken cancellationToken) =>
        {
            var erased = await erasure.EraseAsync(id, cancellationToken);
            return new RazorComponentResult<MessagePage>(new
            {
                Title = "Erased",
                Text = $"Nothing is kept of the customer. Events up to {Shown.At(erased.ErasedAt)} UTC are refused from now on.",
                IsOffice = true,
            });
        });
        office.MapPost("/mails/run", async (IFormCollection _, MailJob job, CancellationToken cancellationToken) =>
        {
            var run = await job.RunAsync(cancellationToken);
            return new RazorComponentResult<MessagePage>(new
            {
                Title = "Mails", Text = $"{run.SentCount} mail(s) sent, {run.FailureCount} failed.", IsOffice = true,
            });
        });
        office.MapPost("/operations/release", async (
            [FromForm] string handler, ILifecycleDeliveries deliveries, CancellationToken cancellationToken) =>
        {
            await deliveries.ReleaseAsync(handler, cancellationToken: cancellationToken);
            return ShopPages.Back("/office/operations");
        });
    }

    private static async Task<IResult> AudiencesAsync(
        ILifecycleTracker tracker, ShopDbContext db, IOptions<ShopOptions> options, CancellationToken cancellationToken)
    {
        #region audiences
        var stages = new List<(string, IReadOnlyList<StageCount>)>();
        foreach (var track in new[] { "journey", "segments" })
            stages.Add((track, await tracker.CountByStageAsync(track, cancellationToken)));
        #endregion
        return new RazorComponentResult<OfficePage>(new
        {
            Stages = (IReadOnlyList<(string, IReadOnlyList<StageCount>)>)stages,
            MailCount = await db.Mails.CountAsync(cancellationToken),
            options.Value.MailInterval,
        });
    }

    private static async Task<IResult> AudienceAsync(
        string track, string stage, string? after, ILifecycleTracker tracker, CancellationToken cancellationToken)
    {
        try
        {
            #region audience
            var audience = Audience.InStage(track, stage);
            var count = await tracker.CountAsync(audience, cancellationToken);
            var views = await tracker.FindPageAsync(audience, after, AudiencePage.PageSize, cancellationToken);
            #endregion
            var last = views.Count == 0 ? string.Empty : views[^1].Customer.CustomerId;
            return new RazorComponentResult<AudiencePage>(new
            {
                Title = $"{track}: {stage}",
                Count = count,
                Views = views,
                After = after,
                Next = $"/office/audience?track={Uri.EscapeDataString(track)}&stage={Uri.EscapeDataString(stage)}"
                    + $"&after={Uri.EscapeDataString(last)}",
            });
        }
        catch (ArgumentException error)
        {
            // A name that the shop does not have; the message lists those that it has.
            return ShopPages.Wrong(error.Message, isOffice: true);
        }
    }

    private static async Task<IResult> CustomersAsync(string? search, ShopDbContext db, CancellationToken cancellationToken)
    {
        var customers = db.Customers.AsNoTracking();
        if (search is { Length: > 0 })
            customers = customers.Where(one => one.Email!.StartsWith(search) || one.Name!.StartsWith(search) || one.Id.StartsWith(search));
        var page = await customers.OrderByDescending(one => one.CreatedAt).ThenBy(one => one.Id).Take(AudiencePage.PageSize)
            .ToListAsync(cancellationToken);
        return new RazorComponentResult<CustomersPage>(new { Customers = (IReadOnlyList<ShopCustomer>)page, Search = search });
    }

    private static async Task<IResult> CustomerAsync(
        string id, ILifecycleTracker tracker, ShopDbContext db, CustomerIds ids, CancellationToken cancellationToken)
    {
        #region customer-page
        var view = await tracker.GetViewAsync(id, cancellationToken);
        var kept = await tracker.ExportAsync(id, cancellationToken);
        var tracks = new List<TrackStory>();
        foreach (var track in view.Tracks) tracks.Add(TrackStory.Of(await tracker.ExplainAsync(id, track.Track, cancellationToken), kept));
        var plays = new List<(PlayResult, string)>();
        foreach (var result in view.Plays.Results)
            plays.Add((result, (await tracker.ExplainPlayAsync(id, result.Play.Key, cancellationToken)).Reason));
        #endregion
        var timeline = TimelineLine.Of(kept);
        return new RazorComponentResult<CustomerPage>(new
        {
            View = view,
            Rows = await CustomerRows.ReadAsync(db, await ids.OfAsync(id, cancellationToken), cancellationToken),
            Tracks = (IReadOnlyList<TrackStory>)tracks,
            Plays = (IReadOnlyList<(PlayResult, string)>)plays,
            Timeline = (IReadOnlyList<TimelineLine>)[.. timeline.Take(MaxTimelineLines)],
            TimelineLeftOut = Math.Max(0, timeline.Count - MaxTimelineLines),
        });
    }

    private static async Task<IResult> OperationsAsync(
        ILifecycleDeliveries deliveries, ILifecyclePublisher publisher, TimeProvider clock, CancellationToken cancellationToken)
    {
        var publications = await publisher.GetPublicationsAsync(cancellationToken);
        return new RazorComponentResult<OperationsPage>(new
        {
            Backlog = await deliveries.GetBacklogAsync(cancellationToken),
            Now = clock.GetUtcNow(),
            Parked = await deliveries.ListParkedAsync(maxCount: 100, cancellationToken: cancellationToken),
            Stuck = await deliveries.ListStuckAsync(maxCount: 100, cancellationToken: cancellationToken),
            Publications = (IReadOnlyList<Publication>)
                [.. publications.GroupBy(one => (one.Part, one.Name)).Select(part => part.Last()).Where(one => !one.IsRemoval)],
        });
    }

    private static IResult Changed(ShopOrder? order) => order is null
        ? ShopPages.Wrong("There is no such order, or its state does not allow it.", isOffice: true)
        : ShopPages.Back($"/office/customers/{Uri.EscapeDataString(order.CustomerId)}");
}
