using LifecycleKit.Customers;
using Microsoft.AspNetCore.Http.HttpResults;
using Shop.Mail;
using Shop.Pages;

namespace Shop.Endpoints;

/// <summary>The links in a mail. Their random token says whose mail it is, without a sign-in.</summary>
public static class MailLinks
{
    private static readonly byte[] Pixel = Convert.FromBase64String("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7");

    public static void MapMailLinks(this IEndpointRouteBuilder app)
    {
        var mail = app.MapGroup("/mail/{token:length(32)}");
        mail.MapGet("/open.gif", async (string token, MailReports reports, CancellationToken cancellationToken) =>
        {
            await reports.RecordAsync(token, CustomerEventKind.MessageOpened, cancellationToken);
            return TypedResults.File(Pixel, "image/gif");
        });
        mail.MapGet("/go", async (string token, MailReports reports, CancellationToken cancellationToken) =>
        {
            // Always to the front page: a link must not lead from this site to any other.
            var sent = await reports.RecordAsync(token, CustomerEventKind.MessageClicked, cancellationToken);
            return TypedResults.LocalRedirect(sent is null ? "/" : "/?utm_source=mail");
        });
        // Programs that check mails follow links: only the button unsubscribes. A mail program may press it by itself (one click).
        mail.MapGet("/unsubscribe", async (string token, MailReports reports, CancellationToken cancellationToken) =>
            await reports.FindAsync(token, cancellationToken) is null
                ? Results.NotFound() : new RazorComponentResult<UnsubscribePage>(new { IsDone = false }));
        mail.MapPost("/unsubscribe", async (string token, MailReports reports, CancellationToken cancellationToken) =>
            await reports.UnsubscribeAsync(token, cancellationToken)
                ? new RazorComponentResult<UnsubscribePage>(new { IsDone = true }) : Results.NotFound());
    }
}
