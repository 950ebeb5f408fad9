using LifecycleKit.Tracking;
using Microsoft.AspNetCore.Http.HttpResults;
using Shop.Data;
using Shop.Hooks;
using Shop.Mail;

namespace Shop.Endpoints;

/// <summary>The back office as JSON. As its pages, it asks for no sign-in: a sample for the loopback address.</summary>
public static class OfficeApi
{
    public sealed record RefundBody(decimal Amount);

    public static void MapOfficeApi(this IEndpointRouteBuilder app)
    {
        var office = app.MapGroup("/api/office").AddEndpointFilter<JsonOnly>();
        office.MapGet("/customers/{id}", async (string id, ILifecycleTracker tracker, CancellationToken cancellationToken) =>
            CustomerSummary.Of(await tracker.GetViewAsync(id, cancellationToken)));
        office.MapGet("/customers/{id}/export", ExportAsync);
        office.MapPost("/customers/{id}/erase", async (string id, EraseHook erasure, CancellationToken cancellationToken) =>
        {
            var erased = await erasure.EraseAsync(id, cancellationToken);
            return new { erased.WasKnown, erased.ErasedAt };
        });
        office.MapPost("/orders/{id}/refund", async (
            string id, RefundBody body, OrderChanges changes, CancellationToken cancellationToken) =>
            Reply(await changes.RefundAsync(id, body.Amount, cancellationToken)));
        office.MapPost("/orders/{id}/cancel", async (string id, OrderChanges changes, CancellationToken cancellationToken) =>
            Reply(await changes.CancelAsync(id, cancellationToken)));
        office.MapPost("/orders/{id}/ship", async (string id, OrderChanges changes, CancellationToken cancellationToken) =>
            Reply(await changes.ShipAsync(id, cancellationToken)));
        office.MapPost("/mails/run", (MailJob job, CancellationToken cancellationToken) => job.RunAsync(cancellationToken));
    }

    #region export
    /// <summary>Returns all that is kept of a customer: the rows of the shop, and those of the lifecycle.</summary>
    public static async Task<Results<ContentHttpResult, NotFound>> ExportAsync(
        string id, ShopDbContext db, CustomerIds ids, ILifecycleTracker tracker, CancellationToken cancellationToken)
    {
        var rows = await CustomerRows.ReadAsync(db, await ids.OfAsync(id, cancellationToken), cancellationToken);
        var kept = await tracker.ExportAsync(id, cancellationToken);
        return rows.IsEmpty && kept is null
            ? TypedResults.NotFound() : TypedResults.Text(rows.ToJson(kept), "application/json");
    }
    #endregion

    private static Results<Ok<ShopApi.OrderReply>, ProblemHttpResult> Reply(ShopOrder? order) => order is null
        ? ShopApi.Wrong("There is no such order, or its state does not allow it.") : TypedResults.Ok(ShopApi.Reply(order));
}
