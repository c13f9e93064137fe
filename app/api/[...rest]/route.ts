import { errorResponse } from '@/app/api/v1/respond'

const nothingHere = () =>
  errorResponse(404, 'not_found', 'There is nothing at this address; docs/api.md lists what is.')

export { nothingHere as GET, nothingHere as POST, nothingHere as PUT, nothingHere as DELETE }
