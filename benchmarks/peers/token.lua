-- Asks for tokens. Argument: the form.
local request_text
function init(arguments)
  request_text = wrk.format("POST", nil, { ["Content-Type"] = "application/x-www-form-urlencoded" }, arguments[1])
end
function request()
  return request_text
end
