namespace Shop.Endpoints;

/// <summary>
/// Refuses a POST that is not JSON. A page of another site can make a browser post a form, with the cookies of this site; it cannot make it
/// post JSON, for which the browser asks this site first. So the API needs no antiforgery token.
/// </summary>
public sealed class JsonOnly : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var request = context.HttpContext.Request;
        return HttpMethods.IsPost(request.Method) && !request.HasJsonContentType()
            ? TypedResults.StatusCode(StatusCodes.Status415UnsupportedMediaType) : await next(context);
    }
}
